using System;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// How much of each group shall be gone: so many members, or as many as take so many weights or multiply-adds with
/// them.
/// </summary>
/// <param name="groups">Number of groups.</param>
internal sealed class RemovalTargets(int groups)
{
    /// <summary>Members of each group, where those are counted.</summary>
    public int[] Counts { get; } = new int[groups];

    /// <summary>Weights or multiply-adds, which groups of one policy have in common; 0 where members are
    /// counted.</summary>
    public long[] Costs { get; } = new long[groups];

    /// <summary>Whether nothing has to go.</summary>
    public bool IsNothing => !Counts.AsSpan().ContainsAnyExcept(0) && !Costs.AsSpan().ContainsAnyExcept(0);

    /// <summary>p of a cost, rounded up; the rate is taken as it is written, in 15 digits.</summary>
    public static long CostOf(double rate, long cost) => (long)Math.Ceiling((decimal)rate * cost);

    /// <summary>Takes a group to a rate.</summary>
    public void SetToRate(int group, PruningGroupPlan plan, double rate)
    {
        Counts[group] = plan.Cost > 0 ? 0 : plan.RemovedAt(rate);
        Costs[group] = plan.Cost > 0 ? CostOf(rate, plan.Cost) : 0;
    }

    /// <summary>Takes a group to what is declared of a round, from 1.</summary>
    public void SetToRound(int group, PruningGroupPlan plan, int round)
    {
        bool byCount = plan.RemovedAfterRound.Length > 0;
        Counts[group] = byCount ? plan.RemovedAfterRound[round - 1] : 0;
        Costs[group] = byCount ? 0 : plan.CostAfterRound[round - 1];
    }

    /// <summary>Keeps a group between what was gone before and what is gone in the end.</summary>
    public void Bound(int group, PruningGroupPlan plan, RemovalTargets? before)
    {
        if (plan.Cost > 0)
        {
            long final = plan.CostAfterRound is [.., var last] ? last : CostOf(plan.Rate, plan.Cost);
            Costs[group] = Math.Min(final, Math.Max(Costs[group], before?.Costs[group] ?? 0));
        }
        else
        {
            int final = plan.RemovedAfterRound[^1];
            Counts[group] = Math.Min(final, Math.Max(Counts[group], before?.Counts[group] ?? 0));
        }
    }
}
