#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>How the fraction of weights that an update exchanges changes until the last one.</summary>
public enum Anneal
{
    /// <summary>Not at all.</summary>
    Constant,

    /// <summary>It falls along half a cosine: α / 2 · (1 + cos(pi t / T)) in step t of T.</summary>
    Cosine,
}
