using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Masks;

namespace Pruning.Runtime.Tests.Masks;

/// <summary>The definition of a removal: sort every candidate, walk in order, ask the rule before each.</summary>
internal static class NaiveSelection
{
    public static RemovalResult Remove(SelectionCase given, uint[] masks)
    {
        LayerRange[] layers = given.Layers;
        int[] kept = Array.ConvertAll(
            layers, l => Enumerable.Range(0, l.Count).Count(i => MaskBits.IsKept(masks.AsSpan(l.MaskWord), i)));
        int removed = layers.Sum(l => l.Count) - kept.Sum();
        int[] floors = Array.ConvertAll(kept, k => Math.Min(k, given.MinimumKept));
        var order = new List<(float Score, int Layer, int Index)>();
        for (int i = 0; i < layers.Length; i++)
        {
            for (int j = 0; j < layers[i].Count; j++)
            {
                if (MaskBits.IsKept(masks.AsSpan(layers[i].MaskWord), j))
                {
                    float score = given.Scores[layers[i].Weights + j];
                    order.Add((score == 0 ? 0 : score, i, j));
                }
            }
        }

        order.Sort();
        int acted = -1;
        foreach ((float _, int layer, int index) in order)
        {
            if (removed >= given.RemovedTotal)
            {
                break;
            }

            if (given.Collapse == Collapse.Stop && kept[layer] - 1 < given.MinimumKept)
            {
                acted = layer;
                break;
            }

            if (given.Collapse == Collapse.Floor && kept[layer] == floors[layer])
            {
                acted = acted < 0 ? layer : Math.Min(acted, layer);
                continue;
            }

            MaskBits.Remove(masks.AsSpan(layers[layer].MaskWord), index);
            kept[layer]--;
            removed++;
        }

        return new RemovalResult(removed, given.RemovedTotal, acted);
    }
}
