using System;
using System.Linq;
using Pruning.Criteria;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// Neurons and filters: all weights behind one output of a layer. One is removed when none of its weights is kept.
/// Biases are not prunable, and stay.
/// </summary>
internal sealed class UnitMembers : GroupMembers
{
    private readonly PruningGroupPlan _group;
    private readonly uint[] _masks;
    private readonly string _noun;

    public UnitMembers(NetworkPlan plan, PruningGroupPlan group, ScoredLayers layers)
        : base(plan.Name, layers, RangesOf(plan, group))
    {
        _group = group;
        _masks = new uint[Ranges.Sum(range => MaskBits.WordsFor(range.Count))];
        _noun = group.Granularity == Granularity.Filter ? "filter" : "neuron";
    }

    public override Span<uint> Masks => _masks;

    public override void TakeMasks()
    {
        for (int i = 0; i < Layers.Count; i++)
        {
            UnitScores.Mask(Layers.MaskOf(i), Layers.WeightsOf(i).Length / Ranges[i].Count, Ranges[i].Count, MaskOf(i));
        }
    }

    public override void TakeScores()
    {
        TakeMasks();
        for (int i = 0; i < Layers.Count; i++)
        {
            int units = Ranges[i].Count;
            ReadOnlySpan<uint> weightMask = Layers.MaskOf(i);
            Span<float> scores = Layers.ScoresOf(i);
            Span<uint> mask = MaskOf(i);
            if (!_group.Criterion.ScoresUnits)
            {
                RequireNumbers(i, scores, weightMask, "weight");
                UnitScores.Aggregate(scores, weightMask, units, _group.Aggregation);
            }

            RequireNumbers(i, scores[..units], mask, _noun);
            if (_group.Normalize)
            {
                UnitScores.Normalize(scores[..units], mask);
            }
        }
    }

    public override void Apply()
    {
        for (int i = 0; i < Ranges.Length; i++)
        {
            int inputs = Layers.WeightsOf(i).Length / Ranges[i].Count;
            ReadOnlySpan<uint> mask = MaskOf(i);
            for (int unit = 0; unit < Ranges[i].Count; unit++)
            {
                if (!MaskBits.IsKept(mask, unit))
                {
                    MaskBits.Remove(Layers.MaskOf(i), unit * inputs, inputs);
                }
            }
        }
    }

    private static LayerRange[] RangesOf(NetworkPlan plan, PruningGroupPlan group)
    {
        int word = 0;
        var ranges = new LayerRange[group.Layers.Length];
        for (int i = 0; i < ranges.Length; i++)
        {
            LayerPlan layer = plan.Layers[group.Layers[i]];
            ranges[i] = new LayerRange(layer.Weights, word, layer.Outputs);
            word += MaskBits.WordsFor(layer.Outputs);
        }

        return ranges;
    }

    private Span<uint> MaskOf(int layer) =>
        _masks.AsSpan(Ranges[layer].MaskWord, MaskBits.WordsFor(Ranges[layer].Count));
}
