using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies.Costs;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>How many members of each part a policy leaves in the end where sizes say so.</summary>
internal static class SizedShares
{
    /// <summary>The numbers, if nothing else has a say; null for other scopes, and where scores decide.</summary>
    /// <param name="group">The members that the policy compares.</param>
    /// <param name="parts">Its parts: layers, or groups of channels.</param>
    /// <param name="shaped">The graph.</param>
    public static int[]? Of(PruningGroup group, EquatableArray<MemberPart> parts, ShapedGraph shaped)
    {
        bool isSized = group.Scope is Scope.Uniform or Scope.ErdosRenyi or Scope.ErdosRenyiKernel;
        if (!isSized || group.RemovedAfterRound.Count == 0)
        {
            return null;
        }

        // Groups of channels have no shape that one could go by.
        double[] densities = group.Channels.Count > 0
            ? [.. parts.Select(_ => 1.0)]
            : [.. group.Layers.Select(layer => LayerShares.Density(group.Scope, ShapeOf(layer, shaped)))];
        int[] sizes = [.. parts.Select(part => part.Members)];
        int[] least = [.. sizes.Select(size => Math.Min(group.MinimumKept, size))];
        int[] floor = group.Collapse == Collapse.Floor ? least : new int[sizes.Length];
        int[] shares = new int[sizes.Length];
        int kept = group.Members - group.RemovedAfterRound[group.RemovedAfterRound.Count - 1];
        LayerShares.Spread(Math.Max(floor.Sum(), kept), densities, sizes, floor, sizes, shares);
        return group.Collapse == Collapse.Stop
            ? [.. shares.Zip(least, (share, minimum) => Math.Max(share, minimum))]
            : shares;
    }

    private static int[] ShapeOf(string layer, ShapedGraph shaped) =>
        [.. shaped.WeightShapeOf((Weighted)shaped.NodeOf(layer))];
}
