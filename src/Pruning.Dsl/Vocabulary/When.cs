#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>At which point of a training run weights are removed.</summary>
public enum When
{
    /// <summary>
    /// After the dense network has been trained, in one shot or in rounds of removal and fine-tuning.
    /// </summary>
    AfterTraining,

    /// <summary>
    /// Before the first training step, all at once; then what stays is trained (SNIP: Lee et al. 2019). Criteria that
    /// need data look at the training data.
    /// </summary>
    AtInitialization,

    /// <summary>
    /// Between training steps, a few at a time, until the rate is reached (gradual pruning: Zhu and Gupta 2017).
    /// </summary>
    DuringTraining,
}
