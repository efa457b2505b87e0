#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>What happens when a removal would empty a layer (layer collapse; Tanaka et al. 2020).</summary>
public enum Collapse
{
    /// <summary>
    /// No layer falls below <c>MinimumKept</c> weights, or blocks, neurons or filters where those are removed; under a
    /// global scope the rest is taken elsewhere.
    /// </summary>
    Floor,

    /// <summary>
    /// The removal stops before the first weight, block, neuron or filter that would leave a layer with fewer than
    /// <c>MinimumKept</c>.
    /// </summary>
    Stop,

    /// <summary>Layers may be emptied.</summary>
    Allow,
}
