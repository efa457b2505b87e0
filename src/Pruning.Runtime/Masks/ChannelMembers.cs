using System;
using System.Linq;
using Pruning.Criteria;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// Channels: rows of all layers that make them, and columns of all that read them. The score of one is made of those of
/// its rows in all of its makers. One is removed when none of its rows and columns has a kept weight.
/// </summary>
internal sealed class ChannelMembers : GroupMembers
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly PruningGroupPlan _group;
    private readonly uint[] _masks;
    private readonly float[] _scores;

    public ChannelMembers(NetworkPlan plan, Arena arena, PruningGroupPlan group, ScoredLayers layers)
        : base(plan, group, layers, RangesOf(group))
    {
        _plan = plan;
        _arena = arena;
        _group = group;
        _masks = new uint[Ranges.Sum(range => MaskBits.WordsFor(range.Count))];
        _scores = new float[Ranges.Sum(range => range.Count)];
    }

    public override Span<uint> Masks => _masks;

    public override Span<float> Scores => _scores;

    public override int LayerOf(int range) => Array.IndexOf(_group.Layers, _group.Channels[range].Rows[0].Layer);

    public override void TakeMasks()
    {
        for (int g = 0; g < Ranges.Length; g++)
        {
            Span<uint> mask = MaskOf(g);
            mask.Clear();
            for (int channel = 0; channel < Ranges[g].Count; channel++)
            {
                if (AnyKept(_group.Channels[g], channel))
                {
                    MaskBits.Restore(mask, channel);
                }
            }
        }
    }

    public override void TakeScores()
    {
        TakeMasks();
        for (int i = 0; i < Layers.Count && !_group.Criterion.ScoresMembers; i++)
        {
            RequireNumbers(i, Layers.ScoresOf(i), Layers.MaskOf(i), "weight");
        }

        for (int g = 0; g < Ranges.Length; g++)
        {
            Span<float> scores = ScoresOf(g);
            for (int channel = 0; channel < scores.Length; channel++)
            {
                scores[channel] = Score(_group.Channels[g], channel);
            }

            ReadOnlySpan<uint> mask = MaskOf(g);
            RequireNumbers(LayerOf(g), scores, mask, "channel");
            if (_group.Normalize)
            {
                MemberScores.Normalize(scores, mask);
            }
        }
    }

    public override void Apply()
    {
        for (int g = 0; g < Ranges.Length; g++)
        {
            ReadOnlySpan<uint> mask = MaskOf(g);
            for (int channel = 0; channel < Ranges[g].Count; channel++)
            {
                if (!MaskBits.IsKept(mask, channel))
                {
                    Remove(_group.Channels[g], channel);
                }
            }
        }
    }

    /// <summary>Each output of the layer has the score of its channel.</summary>
    public override float[] CopyScores(int layer, float[] copied)
    {
        int place = _group.Layers[layer];
        float[] scores = copied.Length > 0 ? copied : new float[_plan.Layers[place].Outputs];
        for (int g = 0; g < Ranges.Length; g++)
        {
            ReadOnlySpan<float> own = ScoresOf(g);
            foreach (ChannelSlicePlan rows in _group.Channels[g].Rows)
            {
                for (int row = 0; rows.Layer == place && row < own.Length * rows.PerChannel; row++)
                {
                    scores[rows.First + row] = own[row / rows.PerChannel];
                }
            }
        }

        return scores;
    }

    private static LayerRange[] RangesOf(PruningGroupPlan group)
    {
        int word = 0;
        int first = 0;
        var ranges = new LayerRange[group.Channels.Length];
        for (int g = 0; g < ranges.Length; g++)
        {
            int count = group.Channels[g].Count;
            ranges[g] = new LayerRange(first, word, count);
            word += MaskBits.WordsFor(count);
            first += count;
        }

        return ranges;
    }

    private float Score(ChannelGroupPlan group, int channel)
    {
        double sum = 0;
        double largest = double.NegativeInfinity;
        int kept = 0;
        foreach (ChannelSlicePlan rows in group.Rows)
        {
            (double ownSum, double ownLargest, int ownKept) = SumUp(rows, rows.First + (channel * rows.PerChannel));
            sum += ownSum;
            largest = Math.Max(largest, ownLargest);
            kept += ownKept;
        }

        return MemberScores.Combine(sum, largest, kept, _group.Aggregation);
    }

    // Over the weights of some rows, or over the rows themselves where it is those that have scores.
    private (double Sum, double Largest, int Kept) SumUp(ChannelSlicePlan rows, int first)
    {
        LayerPlan layer = _plan.Layers[rows.Layer];
        ReadOnlySpan<float> scores = _arena.Slice(_plan.Arena.Gradients + layer.Weights, layer.Count);
        ReadOnlySpan<uint> mask = WeightMaskOf(layer);
        if (!_group.Criterion.ScoresMembers)
        {
            return MemberScores.SumUp(
                scores, mask, first * layer.Inputs, (first + rows.PerChannel) * layer.Inputs);
        }

        double sum = 0;
        double largest = double.NegativeInfinity;
        int kept = 0;
        for (int row = first; row < first + rows.PerChannel; row++)
        {
            if (MaskBits.AnyKept(mask, row * layer.Inputs, layer.Inputs))
            {
                sum += scores[row];
                largest = Math.Max(largest, scores[row]);
                kept++;
            }
        }

        return (sum, largest, kept);
    }

    private bool AnyKept(ChannelGroupPlan group, int channel)
    {
        foreach (ChannelSlicePlan rows in group.Rows)
        {
            LayerPlan layer = _plan.Layers[rows.Layer];
            int first = rows.First + (channel * rows.PerChannel);
            if (MaskBits.AnyKept(WeightMaskOf(layer), first * layer.Inputs, rows.PerChannel * layer.Inputs))
            {
                return true;
            }
        }

        foreach (ChannelSlicePlan columns in group.Columns)
        {
            LayerPlan layer = _plan.Layers[columns.Layer];
            ReadOnlySpan<uint> mask = WeightMaskOf(layer);
            int first = columns.First + (channel * columns.PerChannel);
            for (int row = 0; row < layer.Outputs; row++)
            {
                if (MaskBits.AnyKept(mask, (row * layer.Inputs) + first, columns.PerChannel))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Remove(ChannelGroupPlan group, int channel)
    {
        foreach (ChannelSlicePlan rows in group.Rows)
        {
            LayerPlan layer = _plan.Layers[rows.Layer];
            int first = rows.First + (channel * rows.PerChannel);
            MaskBits.Remove(WeightMaskOf(layer), first * layer.Inputs, rows.PerChannel * layer.Inputs);
        }

        foreach (ChannelSlicePlan columns in group.Columns)
        {
            LayerPlan layer = _plan.Layers[columns.Layer];
            Span<uint> mask = WeightMaskOf(layer);
            int first = columns.First + (channel * columns.PerChannel);
            for (int row = 0; row < layer.Outputs; row++)
            {
                MaskBits.Remove(mask, (row * layer.Inputs) + first, columns.PerChannel);
            }
        }
    }

    private Span<uint> WeightMaskOf(LayerPlan layer) => _arena.MaskOf(_plan, layer);

    private Span<uint> MaskOf(int group) =>
        _masks.AsSpan(Ranges[group].MaskWord, MaskBits.WordsFor(Ranges[group].Count));

    private Span<float> ScoresOf(int group) => _scores.AsSpan(Ranges[group].Weights, Ranges[group].Count);
}
