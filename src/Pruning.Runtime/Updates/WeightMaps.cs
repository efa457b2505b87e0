using System;
using System.Collections.Generic;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>The maps that a network declares.</summary>
internal static class WeightMaps
{
    /// <summary>One for each layer whose weights are not trained themselves.</summary>
    public static WeightMap[] Of(NetworkPlan plan, Arena arena)
    {
        List<WeightMap> maps = [];
        maps.AddRange(RegrowthMaps.Of(plan, arena));
        MovementGroup[] movements = Array.ConvertAll(
            plan.Pruning.Movements, group => new MovementGroup(plan, arena, group));
        for (int i = 0; i < plan.Layers.Length; i++)
        {
            if (plan.Layers[i].Learned is { } learned)
            {
                maps.Add(Of(learned.Mask, i));
            }
        }

        return [.. maps];

        WeightMap Of(LearnedMask mask, int layer) => mask switch
        {
            LearnedMask.LayerThreshold => new LayerThresholdMap(plan, arena, plan.Layers[layer]),
            LearnedMask.NeuronThreshold => new NeuronThresholdMap(plan, arena, plan.Layers[layer]),
            LearnedMask.HardConcrete => new HardConcreteMap(plan, arena, plan.Layers[layer]),
            LearnedMask.Movement => new MovementMap(plan, arena, plan.Layers[layer], GroupOf(layer)),
            _ => throw new ArgumentOutOfRangeException(nameof(mask), mask, "Not a learned mask."),
        };

        MovementGroup GroupOf(int layer) =>
            movements[Array.FindIndex(plan.Pruning.Movements, group => Array.IndexOf(group.Layers, layer) >= 0)];
    }
}
