#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>What the training minimises, as a mean over the samples of a batch.</summary>
public enum Loss
{
    /// <summary>Softmax of the outputs, then the negative logarithm of the probability of the true class.</summary>
    SoftmaxCrossEntropy,

    /// <summary>
    /// Mean over samples and outputs of (y - target)²; a labelled data set is compared with one-hot targets.
    /// </summary>
    MeanSquaredError,
}
