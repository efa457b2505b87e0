#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>How the pruning rate p is spread over R rounds.</summary>
public enum RoundSpacing
{
    /// <summary>
    /// After round r the rate is 1 - (1 - p)^(r/R): every round removes the same fraction of what is left.
    /// </summary>
    Geometric,

    /// <summary>After round r the rate is p r / R: every round removes the same number of weights.</summary>
    Linear,
}
