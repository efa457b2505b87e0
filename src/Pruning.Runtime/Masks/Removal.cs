using System;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>A removal from its beginning: what criteria look at, then the masks.</summary>
internal sealed class Removal(NetworkPlan plan, NetworkMemory memory, Executor executor)
{
    // What grows is removed once.
    private const int OnlyRound = 1;

    private readonly RemovalTargets _targets = new(plan.Pruning.Groups.Length);

    /// <summary>Removes weights until the rate is reached.</summary>
    public PruningResult ToRate(double rate, Dataset? data, IProgress<PruningProgress>? progress)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        Require(data);
        for (int i = 0; i < plan.Pruning.Groups.Length; i++)
        {
            _targets.SetToRate(i, plan.Pruning.Groups[i], rate);
        }

        return ToCounts(_targets, round: 0, data, progress);
    }

    /// <summary>The scores that a removal to the declared rate would go by.</summary>
    public float[][] Scores(Dataset? data, IProgress<PruningProgress>? progress)
    {
        Require(data);
        try
        {
            executor.Clock.Begin(progress);
            LookAt(policy: 0, data, round: 0);
            return memory.Pruner.Scores();
        }
        finally
        {
            memory.Pruner.ForgetData();
        }
    }

    /// <summary>Removes what the schedule asks for after a round, from 1.</summary>
    public void AfterRound(int round, Dataset data, IProgress<PruningProgress>? progress)
    {
        TakeTargets(round);
        ToCounts(_targets, round, data, progress);
    }

    /// <summary>Removes members until so many of each group are gone, policy after policy.</summary>
    /// <param name="targets">How many of each group, or what has to be gone with them.</param>
    /// <param name="round">Which removal of the schedule it is, from 1, for what is drawn at random; 0 outside of
    /// it.</param>
    /// <param name="data">What criteria look at.</param>
    /// <param name="progress">Hears how far scores are.</param>
    public PruningResult ToCounts(
        RemovalTargets targets, int round, Dataset? data, IProgress<PruningProgress>? progress) =>
        Carry(targets, round, data, progress, marksOnly: false);

    /// <summary>Chooses what a growing penalty acts on, from the weights that are kept.</summary>
    public void Choose(Dataset data, IProgress<PruningProgress>? progress)
    {
        TakeTargets(OnlyRound);
        Carry(_targets, OnlyRound, data, progress, marksOnly: true);
        memory.Pruner.Unmark(Chosen);
    }

    /// <summary>Removes what was chosen, and forgets the choice.</summary>
    public void RemoveChosen()
    {
        memory.Pruner.RemoveChosen(Chosen);
        Chosen.Clear();
    }

    private Span<uint> Chosen => memory.Arena.ChosenOf(plan);

    // All policies, or none where one of them fails.
    private PruningResult Carry(
        RemovalTargets targets, int round, Dataset? data, IProgress<PruningProgress>? progress, bool marksOnly)
    {
        memory.Pruner.Begin();
        try
        {
            executor.Clock.Begin(progress);
            PruningResult total = default;
            for (int policy = 0; policy < memory.Pruner.Policies; policy++)
            {
                LookAt(policy, data, round);
                Pruner pruner = memory.Pruner;
                total += marksOnly
                    ? pruner.Mark(policy, targets, round)
                    : pruner.Prune(policy, targets, round);
            }

            return total;
        }
        catch
        {
            memory.Pruner.TakeBack();
            throw;
        }
        finally
        {
            memory.Pruner.ForgetData();
        }
    }

    private void TakeTargets(int round)
    {
        for (int i = 0; i < plan.Pruning.Groups.Length; i++)
        {
            _targets.SetToRound(i, plan.Pruning.Groups[i], round);
        }
    }

    private void Require(Dataset? data)
    {
        if (plan.Pruning.Groups.Length == 0)
        {
            throw new InvalidOperationException(
                $"{plan.Name} declares no policy; add [Prune] to the class or to a layer.");
        }

        if (data is not null)
        {
            DataContract.Require(plan, data);
        }
    }

    // Passes over the data bring kept weights together; asking for the pruner once more takes that back.
    private void LookAt(int policy, Dataset? data, int round) =>
        memory.Pruner.LookAt(policy, executor, data, round);
}
