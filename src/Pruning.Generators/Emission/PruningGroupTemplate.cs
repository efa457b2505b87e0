using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Policies;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Emission;

/// <summary>Prints what is compared with what, and how many of it are removed.</summary>
internal static class PruningGroupTemplate
{
    /// <summary>The initializer of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="placeOf">The place of a layer among all with weights.</param>
    /// <param name="isGradual">Whether counts in between follow from the rate.</param>
    public static string Create(PruningGroup group, Func<string, int> placeOf, bool isGradual = false)
    {
        List<string> values =
        [
            $"Layers = [{string.Join(", ", group.Layers.Select(layer => Literal.Of(placeOf(layer))))}]",
            .. group.Order > 0 ? [$"Order = {Literal.Of(group.Order)}"] : Enumerable.Empty<string>(),
            $"Criterion = {CriterionTemplate.Create(group)}",
            $"Scope = global::Pruning.Scope.{group.Scope}",
            $"Members = {Literal.Of(group.Members)}",
            .. isGradual ? [$"Rate = {Literal.Of(group.Rate)}"] : Enumerable.Empty<string>(),
            $"RemovedAfterRound = [{string.Join(", ", group.RemovedAfterRound.Select(Literal.Of))}]",
            .. CostValues(group),
            $"Collapse = global::Pruning.Collapse.{group.Collapse}",
            $"MinimumKept = {Literal.Of(group.MinimumKept)}",
            .. MemberValues(group.MemberSettings),
            .. group.Channels.Count > 0 ? [ChannelValues(group, placeOf)] : Enumerable.Empty<string>(),
        ];
        return $"new() {{ {string.Join(", ", values)} }},";
    }

    private static string ChannelValues(PruningGroup group, Func<string, int> placeOf)
    {
        IEnumerable<string> groups = group.Channels.Select(
            channels => $"    {ChannelGroupTemplate.Create(channels, placeOf)},\n");
        return $"Channels =\n[\n{string.Concat(groups)}]";
    }

    private static IEnumerable<string> CostValues(PruningGroup group)
    {
        if (group.Cost > 0)
        {
            yield return $"Unit = global::Pruning.RateUnit.{group.Unit}";
            yield return $"Policy = {Literal.Of(group.Policy)}";
            yield return $"Cost = {Literal.Of(group.Cost)}";
        }

        if (group.CostAfterRound.Count > 0)
        {
            yield return $"CostAfterRound = [{string.Join(", ", group.CostAfterRound.Select(Literal.Of))}]";
        }
    }

    // What is not said is the default of the plan.
    private static IEnumerable<string> MemberValues(MemberSettings members)
    {
        if (members.Granularity != Granularity.Weight)
        {
            yield return $"Granularity = global::Pruning.Granularity.{members.Granularity}";
        }

        if (members.Granularity == Granularity.NofM)
        {
            yield return $"N = {Literal.Of(members.N)}";
            yield return $"M = {Literal.Of(members.M)}";
        }

        if (members.Granularity == Granularity.Block)
        {
            yield return $"Rows = {Literal.Of(members.Rows)}";
            yield return $"Columns = {Literal.Of(members.Columns)}";
        }

        if (members.RoundTo > 1)
        {
            yield return $"RoundTo = {Literal.Of(members.RoundTo)}";
        }

        if (members.Aggregation != default)
        {
            yield return $"Aggregation = global::Pruning.Aggregation.{members.Aggregation}";
        }

        if (members.Normalize)
        {
            yield return "Normalize = true";
        }
    }
}
