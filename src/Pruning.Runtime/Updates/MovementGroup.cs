using System;
using System.Numerics.Tensors;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Updates;

/// <summary>The layers whose learned scores are compared with each other: the lowest are removed, all anew each
/// time, so that a weight comes back whose score has risen.</summary>
internal sealed class MovementGroup
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly PruningGroupPlan _group;
    private readonly MaskSelection _selection;
    private readonly LayerRange[] _ranges;

    public MovementGroup(NetworkPlan plan, Arena arena, PruningGroupPlan group)
    {
        _plan = plan;
        _arena = arena;
        _group = group;
        Removed = group.RemovedAfterRound[^1];
        _selection = new MaskSelection(group.Layers.Length);
        _ranges = Array.ConvertAll(group.Layers, RangeOf);
    }

    /// <summary>The first of the layers.</summary>
    public LayerPlan First => _plan.Layers[_group.Layers[0]];

    /// <summary>What is declared of them.</summary>
    public PruningGroupPlan Plan => _group;

    /// <summary>How many of the weights are removed now; what is declared in the end, unless a schedule says
    /// otherwise.</summary>
    public int Removed { get; set; }

    /// <summary>Writes the masks of all layers. Scores that are not numbers say nothing, and leave masks as they are;
    /// whoever watches over parameters finds them.</summary>
    public void Select()
    {
        Span<float> scores = _arena.Slice(0, _plan.Arena.ParameterLength);
        Span<uint> masks = _arena.MasksOf(_plan);
        foreach (LayerRange range in _ranges)
        {
            if (TensorPrimitives.IsNaNAny<float>(scores.Slice(range.Weights, range.Count)))
            {
                return;
            }
        }

        foreach (LayerRange range in _ranges)
        {
            MaskBits.Fill(masks.Slice(range.MaskWord, MaskBits.WordsFor(range.Count)), range.Count);
        }

        _selection.Remove(scores, masks, _ranges, Removed, _group.Collapse, _group.MinimumKept);
    }

    // Its scores, in place of its weights.
    private LayerRange RangeOf(int index)
    {
        LayerPlan layer = _plan.Layers[index];
        return new LayerRange(layer.Learned!.Place, layer.Mask, layer.Count);
    }
}
