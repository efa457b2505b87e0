#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>How a first-order score brings samples together.</summary>
public enum Reduction
{
    /// <summary>The absolute value of the mean: what samples say against each other cancels out.</summary>
    AbsOfMean,

    /// <summary>The mean of the squares, sample by sample; the same order as <see cref="Criterion.Fisher"/>.</summary>
    MeanOfSquares,
}
