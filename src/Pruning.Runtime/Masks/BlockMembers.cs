using System;
using System.Linq;
using Pruning.Criteria;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// Blocks of the weights of a layer; all weights behind one output, a neuron or filter, are one. A block is removed
/// when none of its weights is kept. Biases are not prunable, and stay.
/// </summary>
internal sealed class BlockMembers : GroupMembers
{
    private readonly PruningGroupPlan _group;
    private readonly uint[] _masks;
    private readonly string _noun;

    public BlockMembers(NetworkPlan plan, PruningGroupPlan group, ScoredLayers layers)
        : base(plan, group, layers, RangesOf(plan, group))
    {
        _group = group;
        _masks = new uint[Ranges.Sum(range => MaskBits.WordsFor(range.Count))];
        _noun = group.Granularity switch
        {
            Granularity.Block => "block",
            Granularity.Filter => "filter",
            _ => "neuron",
        };
    }

    public override Span<uint> Masks => _masks;

    public override void TakeMasks()
    {
        for (int i = 0; i < Layers.Count; i++)
        {
            MemberScores.Mask(Layers.MaskOf(i), Layers.GridOf(i), MaskOf(i));
        }
    }

    public override void TakeScores()
    {
        TakeMasks();
        for (int i = 0; i < Layers.Count; i++)
        {
            ReadOnlySpan<uint> weightMask = Layers.MaskOf(i);
            Span<float> scores = Layers.ScoresOf(i);
            if (!_group.Criterion.ScoresMembers)
            {
                RequireNumbers(i, scores, weightMask, "weight");
                MemberScores.Aggregate(scores, weightMask, Layers.GridOf(i), _group.Aggregation);
            }

            scores = scores[..Ranges[i].Count];
            RequireNumbers(i, scores, MaskOf(i), _noun);
            if (_group.Normalize)
            {
                MemberScores.Normalize(scores, MaskOf(i));
            }
        }

        Rank();
    }

    public override void Apply()
    {
        for (int i = 0; i < Ranges.Length; i++)
        {
            BlockGrid grid = Layers.GridOf(i);
            ReadOnlySpan<uint> mask = MaskOf(i);
            for (int block = 0; block < Ranges[i].Count; block++)
            {
                if (!MaskBits.IsKept(mask, block))
                {
                    grid[block].Remove(Layers.MaskOf(i));
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
            int blocks = group.GridOf(layer).Count;
            ranges[i] = new LayerRange(layer.Weights, word, blocks);
            word += MaskBits.WordsFor(blocks);
        }

        return ranges;
    }

    private Span<uint> MaskOf(int layer) =>
        _masks.AsSpan(Ranges[layer].MaskWord, MaskBits.WordsFor(Ranges[layer].Count));
}
