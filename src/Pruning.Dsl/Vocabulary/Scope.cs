#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>Across which weights the scores are compared.</summary>
public enum Scope
{
    /// <summary>Within each layer: every layer loses the same fraction.</summary>
    Local,

    /// <summary>Across all layers of the policy: a layer with small weights loses more.</summary>
    Global,
}
