#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>How the scores of weights become that of their block, neuron or filter.</summary>
public enum Aggregation
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean: neurons and filters with many inputs are not ahead of those with few, nor whole blocks of
    /// those at the border.</summary>
    Mean,

    /// <summary>The largest of them.</summary>
    Max,
}
