using System;
using System.Numerics.Tensors;
using Pruning.Criteria;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Randomness;

namespace Pruning.Masks;

/// <summary>
/// Removes weights by the policies of a network. Scores are written over the gradients, which no step reads.
/// </summary>
internal sealed class Pruner
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly MaskSelection _selection;
    private readonly LayerRange[][] _ranges;

    public Pruner(NetworkPlan plan, Arena arena, ulong seed)
    {
        _plan = plan;
        _arena = arena;
        Seed = seed;
        _selection = new MaskSelection(Math.Max(1, plan.Layers.Length));
        _ranges = Array.ConvertAll(
            plan.Pruning.Groups,
            group => Array.ConvertAll(group.Layers, layer => RangeOf(plan.Layers[layer])));
    }

    /// <summary>What random criteria draw from.</summary>
    public ulong Seed { get; set; }

    private Span<uint> Masks => _arena.Words(_plan.Arena.Masks, _plan.Arena.MaskWords);

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
        RequireNumbers();
        PruningResult total = default;
        for (int i = 0; i < _plan.Pruning.Groups.Length; i++)
        {
            total += Remove(i, _plan.Pruning.Groups[i].RemovedAfterRound[round - 1], round);
        }

        ApplyMasks();
        return total;
    }

    /// <summary>Removes the fraction of each group.</summary>
    public PruningResult PruneTo(double rate)
    {
        RequireNumbers();
        PruningResult total = default;
        for (int i = 0; i < _plan.Pruning.Groups.Length; i++)
        {
            total += Remove(i, RemovalCount.Of(rate, _plan.Pruning.Groups[i].Weights), 0);
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

    // Before the first group, so that weights are removed in all groups or in none.
    private void RequireNumbers()
    {
        foreach (PruningGroupPlan group in _plan.Pruning.Groups)
        {
            foreach (int index in group.Layers)
            {
                LayerPlan layer = _plan.Layers[index];
                Span<float> weights = _arena.Slice(layer.Weights, layer.Count);
                if (group.Criterion == Criterion.Magnitude && TensorPrimitives.IsNaNAny<float>(weights))
                {
                    throw new InvalidOperationException(
                        $"Layer {layer.Name} of {_plan.Name} has weights that are not a number, so nothing was "
                        + "removed. Load a checkpoint from before they became so, or set them.");
                }
            }
        }
    }

    private PruningResult Remove(int group, int target, int round)
    {
        PruningGroupPlan plan = _plan.Pruning.Groups[group];
        Span<float> scores = _arena.Slice(_plan.Arena.Gradients, _plan.Arena.ParameterLength);
        foreach (int index in plan.Layers)
        {
            LayerPlan layer = _plan.Layers[index];
            Span<float> own = scores.Slice(layer.Weights, layer.Count);
            switch (plan.Criterion)
            {
                case Criterion.Magnitude:
                    MagnitudeCriterion.Score(_arena.Slice(layer.Weights, layer.Count), own);
                    break;
                case Criterion.Random:
                    RandomCriterion.Score(own, Seed, RandomStreams.Criterion(index, round));
                    break;
                default:
                    throw new InvalidOperationException("No scores for criterion " + plan.Criterion + ".");
            }
        }

        RemovalResult result = _selection.Remove(
            scores, Masks, _ranges[group], target, plan.Collapse, plan.MinimumKept);
        int collapsed = result.CollapsedLayer < 0 ? -1 : plan.Layers[result.CollapsedLayer];
        return new PruningResult(result.Removed, target, collapsed < 0 ? null : _plan.Layers[collapsed].Name);
    }

    private static LayerRange RangeOf(LayerPlan layer) => new(layer.Weights, layer.Mask, layer.Count);

    private Span<uint> MaskOf(LayerPlan layer) =>
        _arena.Words(_plan.Arena.Masks + layer.Mask, MaskBits.WordsFor(layer.Count));
}
