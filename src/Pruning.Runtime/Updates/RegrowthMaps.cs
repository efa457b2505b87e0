using System;
using System.Collections.Generic;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Regrowing;

namespace Pruning.Updates;

/// <summary>The maps of layers whose removed weights, or the moments of those, are trained.</summary>
internal static class RegrowthMaps
{
    /// <summary>One for each pruned layer; none where kept weights alone are trained.</summary>
    public static IEnumerable<WeightMap> Of(NetworkPlan plan, Arena arena)
    {
        LayerPlan[] layers = RegrowthEvents.PrunedLayers(plan);
        return plan.Pruning.Regrowth?.Growth switch
        {
            Growth.Shadow or Growth.Splicing =>
                Array.ConvertAll<LayerPlan, WeightMap>(layers, layer => new ShadowMap(plan, arena, layer)),
            Growth.Momentum =>
                Array.ConvertAll<LayerPlan, WeightMap>(layers, layer => new DenseMomentsMap(plan, arena, layer)),
            _ => [],
        };
    }
}
