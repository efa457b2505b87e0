#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>
/// What the weights that stay are set to after a removal. All but <see cref="None"/> clear the moments of the
/// optimiser.
/// </summary>
public enum Rewind
{
    /// <summary>They keep their values: fine-tuning.</summary>
    None,

    /// <summary>
    /// They return to the values they had before the first training step, and are trained for the full number of epochs
    /// again: the lottery-ticket procedure (Frankle and Carbin 2019).
    /// </summary>
    Initialization,

    /// <summary>
    /// They return to the values they had at the end of <c>RewindEpoch</c>, and the epochs behind it are trained again,
    /// each at the learning rate that it had (weight rewinding: Frankle et al. 2020).
    /// </summary>
    Epoch,

    /// <summary>
    /// They keep their values, and the last <c>FineTuneEpochs</c> epochs of the dense phase are trained again, each at
    /// the learning rate that it had (learning-rate rewinding: Renda et al. 2020).
    /// </summary>
    LearningRate,

    /// <summary>
    /// As <see cref="Initialization"/>, but weights are drawn anew from the seed and the round: the control that tells
    /// whether the initial values matter.
    /// </summary>
    Random,
}
