using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies.Costs;

/// <summary>
/// In come the groups of a plan, counted in members, in the order in which they remove. Out go the same groups, those
/// of policies that count weights or multiply-adds with other numbers: members, where the declaration alone says what
/// goes with them, else what has to be gone. Afterwards every number is enough for the rate and one less is not, as far
/// as counts are given: they are those of the least fraction that a policy takes of all of its parts.
/// </summary>
internal sealed class CostPlanner(NetworkDeclaration network, ShapedGraph shaped, DependencyGraph dependencies)
{
    // After each round; the policies of a round see what those before them have taken in it.
    private readonly RemovedParts[] _removed =
    [
        .. Enumerable.Range(0, Math.Max(1, PruningPlanner.Rounds(network)))
            .Select(_ => new RemovedParts(shaped, dependencies)),
    ];

    private int _policies;

    /// <summary>What cannot be reached.</summary>
    public List<Fault> Faults { get; } = [];

    public IReadOnlyList<PlannedGroup> Plan(IReadOnlyList<PlannedGroup> groups)
    {
        if (groups.All(group => !group.Members.Layers[0].Policy.CountsCosts))
        {
            return groups;
        }

        PlannedGroup[] planned = [.. groups];
        for (int i = 0; i < planned.Length; i++)
        {
            if (planned[i].Members.Layers[0].Policy.CountsCosts && planned[i].Group.Policy == 0)
            {
                CountCosts(planned, i);
            }

            for (int round = 0; round < _removed.Length; round++)
            {
                _removed[round].Take(
                    planned[i].Group, PartBounds.AfterRound(planned[i].Group, planned[i].Members.Parts, round));
            }
        }

        return planned;
    }

    // Groups of one policy stand behind each other, but for layers that have nothing to do with those in between.
    private void CountCosts(PlannedGroup[] all, int first)
    {
        PrunableLayer model = all[first].Members.Layers[0];
        int[] places = [.. Enumerable.Range(first, all.Length - first).Where(i => IsOfThePolicy(all[i], model))];
        PlannedGroup[] own = [.. places.Select(place => all[place])];
        var cost = new PolicyCost([.. own.Select(each => each.Group)], model.Policy.Unit, shaped);
        double rate = model.Policy.FinalRate;
        long[] targets = [.. Rates(rate).Select(reached => PolicyCost.TargetOf(Math.Min(reached, rate), cost.Total))];
        _policies++;
        bool byCount = own.All(planned => planned.Members.Parts.Count == 1);
        IReadOnlyList<Bounds>[] most = Most(own, byCount);
        bool isKnown = byCount && Array.TrueForAll(_removed, removed => cost.IsKnown(removed, most));
        CheckReach(own, cost, targets[targets.Length - 1], byCount);
        int[][] counts = isKnown
            ? [.. targets.Select((target, round) => Find(own, cost, target, _removed[round]))]
            : [];
        for (int i = 0; i < own.Length; i++)
        {
            int part = i;
            PruningGroup group = own[i].Group with
            {
                Unit = model.Policy.Unit,
                Policy = _policies,
                Cost = cost.Total,
                CostAfterRound = isKnown ? [] : targets.ToEquatableArray(),
                RemovedAfterRound = counts.Select(round => round[part]).ToEquatableArray(),
            };
            all[places[i]] = own[i] with { Group = group };
        }
    }

    private IEnumerable<double> Rates(double rate) => RemovalCounts.Rates(
        rate, PruningPlanner.Rounds(network), network.Schedule?.Spacing ?? RoundSpacing.Geometric);

    private static bool IsOfThePolicy(PlannedGroup planned, PrunableLayer model) =>
        planned.Members.Layers[0].Place == model.Place && planned.Members.Layers[0].Order == model.Order;

    private static IReadOnlyList<Bounds>[] Most(PlannedGroup[] groups, bool byCount) =>
    [
        .. groups.Select(planned => (IReadOnlyList<Bounds>)[.. planned.Members.Parts.Select(part => Bounds.Exactly(
            byCount ? PartBounds.MostByCount(planned.Group, part) : PartBounds.MostOf(planned.Group, part)))]),
    ];

    // The counts of the least fraction of members that is enough. Counts do not fall where the fraction rises, so they
    // are found between one that is too little and one that is enough; the end is where no double is left between, or
    // a single member makes the difference.
    private static int[] Find(PlannedGroup[] groups, PolicyCost cost, long target, RemovedParts removed)
    {
        double low = 0;
        double high = 1;
        int[] few = Counts(groups, low);
        int[] many = Counts(groups, high);
        if (Gone(few) >= target)
        {
            return few;
        }

        for (double middle = 0.5; many.Sum() - few.Sum() > 1 && middle > low && middle < high;)
        {
            int[] counts = Counts(groups, middle);
            if (Gone(counts) >= target)
            {
                (high, many) = (middle, counts);
            }
            else
            {
                (low, few) = (middle, counts);
            }

            middle = low + ((high - low) / 2);
        }

        return many;

        long Gone(int[] counts) => cost.GoneWith(
            removed, [.. counts.Select(count => (IReadOnlyList<Bounds>)[Bounds.Exactly(count)])]).Least;
    }

    private static int[] Counts(PlannedGroup[] groups, double fraction) =>
    [
        .. groups.Select(planned => MemberCounts.Rounded(
            Math.Min(
                MemberCounts.Removed(fraction, planned.Group.Members),
                PartBounds.MostByCount(planned.Group, planned.Members.Parts[0])),
            planned.Group.Members,
            planned.Group.MemberSettings.RoundTo)),
    ];

    // Where even all that collapse rules let go is too little.
    private void CheckReach(PlannedGroup[] groups, PolicyCost cost, long target, bool byCount)
    {
        long most = MostGone(groups, cost, byCount);
        if (most >= target)
        {
            return;
        }

        // Rounded down, so that what is said can be reached.
        PrunableLayer model = groups[0].Members.Layers[0];
        double fraction = Math.Floor(10000d * most / cost.Total) / 10000;
        int kept = Math.Max(1, model.Policy.Collapse == Collapse.Allow ? 0 : model.Policy.MinimumKept);
        Faults.Add(new Fault(
            FaultId.CostOutOfReach,
            model.Place,
            [
                model.Place.Length > 0 ? model.Place : network.Name,
                Invariant.Text(model.Policy.Rate),
                model.Policy.Unit == RateUnit.Macs ? "multiply-adds" : "weights",
                Invariant.Text(fraction),
                Invariant.Text(kept),
                groups[0].Group.MemberSettings.Noun,
                MayEmpty(model.Policy) && !byCount ? "all of its layers together"
                    : model.Policy.RemovesChannels ? "each group of channels" : "each of its layers",
            ])
        {
            Occurrence = model.Order,
        });
    }

    private static bool MayEmpty(PruneDeclaration policy) =>
        policy is { Collapse: Collapse.Allow } or { MinimumKept: 0 };

    // Where no rule holds a member, one stays all the same, of whichever part is the cheapest.
    private long MostGone(PlannedGroup[] groups, PolicyCost cost, bool byCount)
    {
        IReadOnlyList<Bounds>[] most = Most(groups, byCount);
        if (byCount || !MayEmpty(groups[0].Members.Layers[0].Policy))
        {
            return cost.GoneWith(_removed[_removed.Length - 1], most).Most;
        }

        return Enumerable.Range(0, most[0].Count)
            .Max(part => cost.GoneWith(
                _removed[_removed.Length - 1],
                [[.. most[0].Select((all, i) => Bounds.Exactly(i == part ? all.Most - 1 : all.Most))]]).Most);
    }
}
