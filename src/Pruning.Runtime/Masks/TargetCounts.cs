using System;
using System.Linq;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>How many members of each group shall be gone, whatever a target counts.</summary>
internal sealed class TargetCounts
{
    private readonly CostSearch?[] _searches;
    private readonly int[] _counts;

    public TargetCounts(NetworkPlan plan, Arena arena, GroupRemoval[] groups)
    {
        PruningGroupPlan[] plans = plan.Pruning.Groups;
        _counts = new int[groups.Length];
        _searches = new CostSearch?[groups.Length];
        uint[] masks = new uint[Array.Exists(plans, group => group.Cost > 0) ? plan.Arena.MaskWords : 0];
        foreach (IGrouping<int, int> places in Enumerable.Range(0, plans.Length)
            .Where(place => plans[place].Cost > 0)
            .GroupBy(place => plans[place].Policy))
        {
            _searches[places.First()] = new CostSearch(plan, arena, groups, [.. places], masks);
        }
    }

    /// <summary>The number of members. Groups that count weights or multiply-adds are asked in their order, once their
    /// scores are there: the first one of a policy finds the numbers of all of them.</summary>
    public int Of(int group, RemovalTargets targets)
    {
        if (targets.Costs[group] == 0)
        {
            return targets.Counts[group];
        }

        _searches[group]?.Find(targets.Costs[group], _counts);
        return _counts[group];
    }
}
