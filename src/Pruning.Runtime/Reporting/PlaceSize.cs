using System;
using System.Linq;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Reporting;

/// <summary>The size of parameters by what they are.</summary>
internal static class PlaceSize
{
    /// <summary>Some weights of a layer.</summary>
    public static NetworkSize OfWeights(LayerPlan layer, long count, long kept)
    {
        // A convolution uses each weight once per output pixel.
        long pixels = layer.MultiplyAdds / layer.Count;
        return new NetworkSize(kept, kept * pixels, count * sizeof(float));
    }

    /// <summary>Some biases.</summary>
    public static NetworkSize OfBias(long count) => new(count, 0, count * sizeof(float));

    /// <summary>Some channels of a batch normalisation: scale, shift, and two running averages.</summary>
    public static NetworkSize OfNorm(long channels) => new(2 * channels, 0, 4 * channels * sizeof(float));

    /// <summary>All places of a group of channels.</summary>
    /// <param name="network">The network.</param>
    /// <param name="group">The group.</param>
    /// <param name="withRemoved">Whether weights count that a mask has removed.</param>
    public static NetworkSize Of(Network network, ChannelGroupPlan group, bool withRemoved)
    {
        NetworkSize size = OfNorm(group.Norms.Sum(norm => group.Count * norm.PerChannel));
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerPlan layer = network.Plan.Layers[i];
            bool[] rows = PlacesOf(group, group.Rows, i, layer.Outputs);
            bool[] columns = PlacesOf(group, group.Columns, i, layer.Inputs);
            (long count, long kept) = Count(network.Layers[i].Mask, rows, columns);
            size += OfWeights(layer, count, withRemoved ? count : kept);
            size += OfBias(layer.Bias < 0 ? 0 : rows.Count(isRow => isRow));
        }

        return size;
    }

    private static bool[] PlacesOf(ChannelGroupPlan group, ChannelSlicePlan[] slices, int layer, int count)
    {
        bool[] places = new bool[count];
        foreach (ChannelSlicePlan slice in slices.Where(slice => slice.Layer == layer))
        {
            Array.Fill(places, true, slice.First, group.Count * slice.PerChannel);
        }

        return places;
    }

    // A layer may make and read the same channels.
    private static (long Count, long Kept) Count(Mask mask, bool[] rows, bool[] columns)
    {
        ReadOnlySpan<uint> words = mask.Words;
        bool reads = columns.Contains(true);
        long count = 0;
        long kept = 0;
        for (int k = 0; k < rows.Length; k++)
        {
            for (int c = 0; c < columns.Length && (rows[k] || reads); c++)
            {
                if (rows[k] || columns[c])
                {
                    count++;
                    kept += words.IsEmpty || MaskBits.IsKept(words, (k * columns.Length) + c) ? 1 : 0;
                }
            }
        }

        return (count, kept);
    }
}
