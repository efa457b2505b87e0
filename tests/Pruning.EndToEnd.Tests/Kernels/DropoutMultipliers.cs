using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using Pruning.Generators.Lowering;
using Pruning.Generators.Shapes;
using Pruning.Randomness;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>What dropout multiplies by in a step, for the reference.</summary>
internal static class DropoutMultipliers
{
    /// <summary>The stream of a run that dropout draws from.</summary>
    public const ulong Stream = 1;

    private const int Lanes = TileGroups.Lanes;

    /// <summary>
    /// The multipliers [N, size] of each dropout. A value is drawn by its place, which is group, tile of the group,
    /// index in the sample and lane, under one key per step and operator.
    /// </summary>
    public static Dictionary<string, double[]> Of(Network network, ShapedGraph graph, int count, int steps)
    {
        RandomStream keys = new(network.Seed, Stream) { Position = (ulong)steps };
        uint key = (uint)keys.NextUInt64();
        int tilesPerGroup = TileGroups.For(network.BatchSize, graph).TilesPerGroup;
        Dictionary<string, double[]> all = new(StringComparer.Ordinal);
        foreach (Nodes.Dropout dropout in graph.Graph.Nodes.OfType<Nodes.Dropout>())
        {
            int size = graph.ShapeOf(dropout.Name).Size;
            int threshold = unchecked((int)(uint)Math.Round(dropout.Rate * 4294967296.0));
            double[] multipliers = new double[count * size];
            for (int i = 0; i < multipliers.Length; i++)
            {
                int n = i / size;
                int tile = n / Lanes;
                int group = tile / tilesPerGroup;
                int position = ((((group * tilesPerGroup) + (tile % tilesPerGroup)) * size) + (i % size)) * Lanes;
                Vector512<float> drawn = Execution.Lanes.Dropout(
                    unchecked(key + (uint)all.Count), position, threshold, (float)(1 / (1 - dropout.Rate)));
                multipliers[i] = drawn[n % Lanes];
            }

            all.Add(dropout.Name, multipliers);
        }

        return all;
    }
}
