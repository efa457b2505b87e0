using System;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Regrowing;

/// <summary>What brings removed weights back between two steps.</summary>
internal static class RegrowthEvents
{
    /// <summary>That of a network; null where they stay removed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="table">How many are removed by when; null where it is the final count from the first step
    /// on.</param>
    public static StepEvents? Of(Network network, GradualTable? table) => network.Plan.Pruning.Regrowth switch
    {
        null => null,
        { Growth: Growth.Random or Growth.Gradient or Growth.Momentum } plan => new DropAndGrow(network, plan),
        { Growth: Growth.Shadow or Growth.Splicing } plan => new ShadowSelection(network, plan, table),
        { Growth: Growth.Dense } plan => new DensePhases(network, plan),
        { Growth: var growth } =>
            throw new ArgumentOutOfRangeException(nameof(network), growth, "Not a way in which weights come back."),
    };

    /// <summary>The layers that policies remove weights of; those that learn their masks are none of them.</summary>
    public static LayerPlan[] PrunedLayers(NetworkPlan plan) =>
        Array.FindAll(plan.Layers, layer => layer.Mask >= 0 && layer.Learned is null);
}
