#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>What the score of a weight is; the lowest scores are removed first.</summary>
public enum Criterion
{
    /// <summary>|w| (Janowsky 1989; Han et al. 2015).</summary>
    Magnitude,

    /// <summary>A uniform random number: the floor that every criterion has to beat.</summary>
    Random,
}
