using System;
using System.Linq;
using System.Numerics.Tensors;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// Removes weights, neurons and filters by the policies of a network. Scores are written over the gradients, which no
/// step reads.
/// </summary>
internal sealed class Pruner
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly MaskSelection _selection;
    private readonly SizedRemoval _sized;
    private readonly ScoredLayers[] _scored;
    private readonly GroupMembers[] _members;
    private readonly GradientMoments[] _moments;

    public Pruner(NetworkPlan plan, Arena arena, ulong seed)
    {
        _plan = plan;
        _arena = arena;
        Seed = seed;
        _selection = new MaskSelection(Math.Max(1, plan.Layers.Length));
        _sized = new SizedRemoval(_selection, plan.Layers.Length);
        GradientMoments?[] moments = GradientMoments.Of(plan, arena);
        _moments = [.. moments.OfType<GradientMoments>().Distinct()];
        _scored = new ScoredLayers[moments.Length];
        _members = new GroupMembers[moments.Length];
        for (int i = 0; i < moments.Length; i++)
        {
            PruningGroupPlan group = plan.Pruning.Groups[i];
            _scored[i] = new ScoredLayers(plan, arena, group.Layers, moments[i]);
            _members[i] = GroupMembers.Of(plan, arena, group, _scored[i]);
        }
    }

    /// <summary>What random criteria draw from.</summary>
    public ulong Seed { get; set; }

    /// <summary>
    /// Requires weights that are numbers, and looks at data for the criteria that need it: before every removal. Passes
    /// over the data leave weights where passes want them.
    /// </summary>
    /// <param name="executor">Makes the gradients.</param>
    /// <param name="data">The data; null where there is none.</param>
    /// <param name="round">The round of the removal.</param>
    /// <exception cref="InvalidOperationException">A criterion needs data, and there is none; or a weight or a loss is
    /// not a number.</exception>
    public void LookAt(Executor executor, Dataset? data, int round)
    {
        RequireNumbers();
        foreach (GradientMoments moments in _moments)
        {
            moments.Collect(
                executor,
                data ?? throw new InvalidOperationException(
                    $"{_plan.Name} is pruned by {moments.Name}, which looks at data; pass it: Prune(rate, data)."),
                Seed,
                round);
        }
    }

    /// <summary>Whether the data has as many samples as each criterion asks for.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    public void RequireSamples(Dataset data)
    {
        foreach (GradientMoments moments in _moments)
        {
            moments.RequireSamples(data);
        }
    }

    /// <summary>Makes every weight kept.</summary>
    public void KeepAll()
    {
        foreach (LayerPlan layer in _plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                MaskBits.Fill(MaskOf(layer), layer.Count);
            }
        }
    }

    /// <summary>Removes what the table asks for after the round, from 1.</summary>
    public PruningResult PruneRound(int round)
    {
        Score(round);
        PruningResult total = default;
        for (int i = 0; i < _plan.Pruning.Groups.Length; i++)
        {
            total += Remove(i, _plan.Pruning.Groups[i].RemovedAfterRound[round - 1]);
        }

        ApplyMasks();
        return total;
    }

    /// <summary>Removes the fraction of each group.</summary>
    public PruningResult PruneTo(double rate)
    {
        Score(0);
        PruningResult total = default;
        for (int i = 0; i < _plan.Pruning.Groups.Length; i++)
        {
            total += Remove(i, RemovalCount.Of(rate, _plan.Pruning.Groups[i].Members));
        }

        ApplyMasks();
        return total;
    }

    /// <summary>Makes removed weights and their moments exactly zero.</summary>
    public void ApplyMasks()
    {
        foreach (LayerPlan layer in _plan.Layers)
        {
            if (layer.Mask < 0)
            {
                continue;
            }

            MaskBits.Apply(MaskOf(layer), _arena.Slice(layer.Weights, layer.Count));
            foreach (int moment in _plan.Arena.Moments)
            {
                MaskBits.Apply(MaskOf(layer), _arena.Slice(moment + layer.Weights, layer.Count));
            }
        }
    }

    // All groups before anything is removed: so weights are removed in all of them or in none, and each is judged by
    // the network as it was.
    private void Score(int round)
    {
        for (int i = 0; i < _scored.Length; i++)
        {
            _scored[i].Seed = Seed;
            _scored[i].Round = round;
            _plan.Pruning.Groups[i].Criterion.Score(_scored[i]);
            _members[i].TakeScores();
        }
    }

    private void RequireNumbers()
    {
        for (int i = 0; i < _scored.Length; i++)
        {
            RequireNumbers(_plan.Pruning.Groups[i].Criterion, _scored[i]);
        }
    }

    private void RequireNumbers(WeightCriterion criterion, ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count && criterion.ReadsWeights; i++)
        {
            if (TensorPrimitives.IsNaNAny(layers.WeightsOf(i)))
            {
                throw new InvalidOperationException(
                    $"Layer {layers.NameOf(i)} of {_plan.Name} has weights that are not a number, so nothing was "
                    + "removed. Load a checkpoint from before they became so, or set them.");
            }
        }
    }

    private PruningResult Remove(int group, int target)
    {
        PruningGroupPlan plan = _plan.Pruning.Groups[group];
        Span<float> scores = _arena.Slice(_plan.Arena.Gradients, _plan.Arena.ParameterLength);
        GroupMembers members = _members[group];
        RemovalResult result = plan.Scope is Scope.Uniform or Scope.ErdosRenyi or Scope.ErdosRenyiKernel
            ? _sized.Remove(_plan, plan, scores, members.Masks, members.Ranges, target)
            : _selection.Remove(scores, members.Masks, members.Ranges, target, plan.Collapse, plan.MinimumKept);
        members.Apply();
        int collapsed = result.CollapsedLayer < 0 ? -1 : plan.Layers[result.CollapsedLayer];
        return new PruningResult(result.Removed, target, collapsed < 0 ? null : _plan.Layers[collapsed].Name);
    }

    private Span<uint> MaskOf(LayerPlan layer) =>
        _arena.Words(_plan.Arena.Masks + layer.Mask, MaskBits.WordsFor(layer.Count));
}
