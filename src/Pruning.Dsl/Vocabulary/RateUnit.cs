#if PRUNING_GENERATORS
namespace Pruning.Generators.Vocabulary;
#else
namespace Pruning;
#endif

/// <summary>What the rate of a policy is a fraction of.</summary>
public enum RateUnit
{
    /// <summary>What is removed as a whole: weights, neurons, filters or channels.</summary>
    Members,

    /// <summary>The weights of the layers that the policy can remove weights from: its own, and under
    /// <see cref="Granularity.Channel"/> those that read their channels. What earlier policies took of them counts as
    /// removed.</summary>
    Weights,

    /// <summary>The multiply-adds of these layers for one sample: each weight counts once per pixel of the
    /// output.</summary>
    Macs,
}
