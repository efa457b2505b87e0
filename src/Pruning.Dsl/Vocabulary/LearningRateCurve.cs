#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>How the learning rate falls over a training run, after the warm-up.</summary>
public enum LearningRateCurve
{
    /// <summary>It does not fall.</summary>
    Constant,

    /// <summary>It is multiplied by <c>StepFactor</c> every <c>StepEpochs</c> epochs.</summary>
    Step,

    /// <summary>It falls to zero along half a cosine (Loshchilov and Hutter 2017, without restarts).</summary>
    Cosine,
}
