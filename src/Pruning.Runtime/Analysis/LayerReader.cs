using System;
using System.Runtime.Intrinsics;

namespace Pruning.Analysis;

/// <summary>What is read of a tape for the weights of a layer: products of the values that it reads and of the
/// derivatives by those that it makes.</summary>
/// <param name="each">The operator of the layer.</param>
internal sealed class LayerReader(WeightedOperator each)
{
    /// <summary>
    /// For the weights of some outputs, the products g x of each sample, summed over the pixels; over all samples of a
    /// tape, their sum or that of their squares is added.
    /// </summary>
    /// <param name="tape">The samples.</param>
    /// <param name="gradient">Which kind of the output is g.</param>
    /// <param name="value">Which kind of the input is x.</param>
    /// <param name="isSquared">Whether those of a sample are squared.</param>
    /// <param name="sums">A number for each weight of the layer.</param>
    /// <param name="begin">The first output.</param>
    /// <param name="end">The output after the last.</param>
    public void AddSums(
        Tape tape, TapeKind gradient, TapeKind value, bool isSquared, Span<double> sums, int begin, int end)
    {
        int perOutput = each.WeightsPerOutput;
        Span<double> g = tape.Of(gradient, 0, each.Output);
        Span<double> x = tape.Of(value, 0, each.Inputs[0]);
        for (int k = begin; k < end;)
        {
            int group = k / each.OutputsPerGroup;
            int count = Math.Min(Math.Min(LaneKernels.Block, end - k), ((group + 1) * each.OutputsPerGroup) - k);
            for (int c = 0; c < each.Channels; c++)
            {
                int channel = (group * each.Channels) + c;
                for (int tap = 0; tap < each.Links.Taps; tap++)
                {
                    LaneKernels.AddSums(
                        ref g[k * each.Links.Outputs * Tape.Lanes],
                        each.Links.Outputs * Tape.Lanes,
                        ref x[channel * each.Links.Inputs * Tape.Lanes],
                        tape.TileLength,
                        tape.Tiles,
                        each.Links.OfTap(tap),
                        isSquared,
                        ref sums[(k * perOutput) + (c * each.Links.Taps) + tap],
                        perOutput,
                        count);
                }
            }

            k += count;
        }
    }

    /// <summary>The gradient by a weight of each sample of a tape: g x, summed over the pixels.</summary>
    /// <param name="tape">The samples.</param>
    /// <param name="weight">Which weight.</param>
    /// <param name="gradients">Receives them, a full tile for the last samples too.</param>
    public void SampleGradients(Tape tape, int weight, Span<double> gradients)
    {
        (int k, int column) = Math.DivRem(weight, each.WeightsPerOutput);
        ReadOnlySpan<Link> links = each.Links.OfTap(column % each.Links.Taps);
        int channel = (k / each.OutputsPerGroup * each.Channels) + (column / each.Links.Taps);
        for (int tile = 0; tile < tape.Tiles; tile++)
        {
            Span<double> x =
                tape.Of(TapeKind.Value, tile, each.Inputs[0])[(channel * each.Links.Inputs * Tape.Lanes)..];
            Span<double> g = tape.Of(TapeKind.Gradient, tile, each.Output)[(k * each.Links.Outputs * Tape.Lanes)..];
            Vector512<double> sum = default;
            foreach (Link link in links)
            {
                sum = Vector512.FusedMultiplyAdd(
                    Vector512.LoadUnsafe(ref g[link.Output * Tape.Lanes]),
                    Vector512.LoadUnsafe(ref x[link.Input * Tape.Lanes]),
                    sum);
            }

            sum.StoreUnsafe(ref gradients[tile * Tape.Lanes]);
        }
    }

    /// <summary>What the weights of an output are multiplied by, [weights of an output, pixels, lanes] of a tile; zeros
    /// outside of the image and in lanes without a sample.</summary>
    /// <param name="tile">The samples.</param>
    /// <param name="group">The group of channels.</param>
    /// <param name="columns">Receives them.</param>
    /// <param name="stride">From what a weight is multiplied by to what the next one is.</param>
    public void Unfold(TapeTile tile, int group, Span<double> columns, int stride)
    {
        Span<double> x = tile.Of(TapeKind.Value, each.Inputs[0]);
        for (int c = 0; c < each.Channels; c++)
        {
            Span<double> plane = x[(((group * each.Channels) + c) * each.Links.Inputs * Tape.Lanes)..];
            for (int tap = 0; tap < each.Links.Taps; tap++)
            {
                Span<double> column = columns.Slice(
                    ((c * each.Links.Taps) + tap) * stride, each.Links.Outputs * Tape.Lanes);
                column.Clear();
                foreach (Link link in each.Links.OfTap(tap))
                {
                    plane.Slice(link.Input * Tape.Lanes, tile.Samples).CopyTo(column[(link.Output * Tape.Lanes)..]);
                }
            }
        }
    }
}
