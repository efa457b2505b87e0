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

    /// <summary>Removes weights until the rate is reached.</summary>
    public PruningResult ToRate(double rate, Dataset? data, IProgress<PruningProgress>? progress)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        try
        {
            Begin(data, progress);
            return memory.Pruner.PruneTo(rate);
        }
        finally
        {
            memory.Pruner.ForgetData();
        }
    }

    /// <summary>The scores that a removal to the declared rate would go by.</summary>
    public float[][] Scores(Dataset? data, IProgress<PruningProgress>? progress)
    {
        try
        {
            Begin(data, progress);
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
        try
        {
            executor.Clock.Begin(progress);
            LookAt(data, round);
            memory.Pruner.PruneRound(round);
        }
        finally
        {
            memory.Pruner.ForgetData();
        }
    }

    /// <summary>Chooses what a growing penalty acts on, from the weights that are kept.</summary>
    public void Choose(Dataset data, IProgress<PruningProgress>? progress)
    {
        try
        {
            executor.Clock.Begin(progress);
            LookAt(data, OnlyRound);
            memory.Pruner.Choose(OnlyRound, Chosen);
        }
        finally
        {
            memory.Pruner.ForgetData();
        }
    }

    /// <summary>Removes what was chosen, and forgets the choice.</summary>
    public void RemoveChosen()
    {
        memory.Pruner.RemoveChosen(Chosen);
        Chosen.Clear();
    }

    private Span<uint> Chosen => memory.Arena.Words(plan.Arena.Chosen, plan.Arena.MaskWords);

    private void Begin(Dataset? data, IProgress<PruningProgress>? progress)
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

        executor.Clock.Begin(progress);
        LookAt(data, round: 0);
    }

    // Passes over the data bring kept weights together; asking for the pruner once more takes that back.
    private void LookAt(Dataset? data, int round) => memory.Pruner.LookAt(executor, data, round);
}
