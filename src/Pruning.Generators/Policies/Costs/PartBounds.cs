using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies.Costs;

/// <summary>How many members a policy removes of each part of a group in the end: a layer, or a group of
/// channels.</summary>
internal static class PartBounds
{
    /// <summary>The bounds of each part: exact where the group has one and the plan says how many of it go.</summary>
    /// <param name="group">The group.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="isFirst">Whether nothing has been removed of them before: by another rule more may have gone than
    /// that of this policy allows.</param>
    public static IReadOnlyList<Bounds> Of(
        PruningGroup group, EquatableArray<MemberPart> parts, bool isFirst = false) =>
        AfterRound(group, parts, group.RemovedAfterRound.Count - 1, isFirst);

    /// <summary>The same after one of its rounds, from 0.</summary>
    public static IReadOnlyList<Bounds> AfterRound(
        PruningGroup group, EquatableArray<MemberPart> parts, int round, bool isFirst = false)
    {
        if (group.CostAfterRound.Count > 0)
        {
            return [.. parts.Select(part => new Bounds(0, MostOf(group, part)))];
        }

        long removed = group.RemovedAfterRound[round];
        if (parts.Count == 1)
        {
            return [Bounds.Exactly(removed)];
        }

        // What others cannot give, a part has to; under Collapse.Stop nothing has to go.
        long all = parts.Sum(MostGone);
        return
        [
            .. parts.Select(part => new Bounds(
                group.Collapse == Collapse.Stop
                    ? 0
                    : Math.Max(0, Math.Min(removed - all + MostGone(part), MostOf(group, part))),
                Math.Min(removed, MostOf(group, part)))),
        ];

        long MostGone(MemberPart part) => isFirst ? MostOf(group, part) : part.Members;
    }

    /// <summary>The parts of a group of a plan.</summary>
    public static EquatableArray<MemberPart> PartsOf(PruningGroup group, ShapedGraph shaped) => group.Channels.Count > 0
        ? [.. group.Channels.Select(channels => new MemberPart(channels.Makers().First(), channels.Channels))]
        : [.. group.Layers.Select(layer => new MemberPart(layer, MembersOf(group, layer, shaped)))];

    private static int MembersOf(PruningGroup group, string name, ShapedGraph shaped)
    {
        var layer = (Weighted)shaped.NodeOf(name);
        return group.MemberSettings switch
        {
            { RemovesUnits: true } => layer.Outputs,
            { Granularity: Granularity.Block } block =>
                new BlockSizes(block, layer.Outputs, shaped.InputsOf(layer)).Count,
            _ => shaped.WeightsOf(layer),
        };
    }

    /// <summary>The most members that collapse rules let go of a part.</summary>
    public static long MostOf(PruningGroup group, MemberPart part) =>
        part.Members - (group.Collapse == Collapse.Allow ? 0 : Math.Min(group.MinimumKept, part.Members));

    /// <summary>The most that a rate removes of a part by a count of its own: one member stays whatever the rule is, or
    /// as many as what stays is a multiple of.</summary>
    public static int MostByCount(PruningGroup group, MemberPart part) => MemberCounts.Rounded(
        (int)Math.Min(MostOf(group, part), part.Members - 1), part.Members, group.MemberSettings.RoundTo);
}
