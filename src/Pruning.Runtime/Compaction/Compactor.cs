using System;
using System.ComponentModel;
using System.Linq;
using Pruning.Masks;

namespace Pruning.Compaction;

/// <summary>Fills a network with what is left of a larger one; emitted code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Compactor
{
    /// <summary>
    /// Copies the channels that are left, and adds what removed ones give, which is constant, to the biases behind
    /// them. Where the smaller network has room for more channels than are left, these come first, and the others are
    /// zero.
    /// </summary>
    /// <param name="network">The network; its plan says which channels go together.</param>
    /// <param name="compact">The smaller network, of the same operators.</param>
    /// <exception cref="InvalidOperationException">The network has more channels left than the smaller one has room
    /// for, or a constant cannot be added to a bias; the smaller network is of no use then.</exception>
    public static void Fill(Network network, Network compact)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(compact);
        var constants = new ConstantChannels(network.Plan, network.Memory);
        var choice = new ChannelChoice(network, constants, compact.Name);
        for (int i = 0; i < network.Layers.Count; i++)
        {
            WeightChoice weights = choice.WeightsOf(i);
            Copy(network.Layers[i], compact.Layers[i], weights);
            Copy(
                network.Layers[i].BatchNorm,
                compact.Layers[i].BatchNorm,
                choice.ChannelsOf(i),
                choice.RemovedChannelsOf(i));
            Fold(network, compact, i, weights, constants);
            Mask(network.Layers[i], compact.Layers[i], weights);
        }

        for (int i = 0; i < network.Plan.Joins.Length; i++)
        {
            string join = network.Plan.Joins[i].Name;
            Copy(
                network.GetLayer<Join>(join).BatchNorm,
                compact.GetLayer<Join>(join).BatchNorm,
                choice.ChannelsOf(network.Layers.Count + i),
                choice.RemovedChannelsOf(network.Layers.Count + i));
        }
    }

    private static void Copy(Layer from, Layer to, WeightChoice choice)
    {
        int[] rows = choice.Rows;
        int[] columns = choice.Columns;
        ReadOnlySpan<float> weights = from.Weights;
        int inputs = weights.Length / from.WeightShape[0];
        Span<float> target = to.Weights;
        for (int r = 0; r < rows.Length; r++)
        {
            ReadOnlySpan<float> row = weights.Slice(rows[r] * inputs, inputs);
            Pick(row, columns, target.Slice(r * columns.Length, columns.Length));
        }

        if (!from.Bias.IsEmpty)
        {
            Pick(from.Bias, rows, to.Bias);
            Clear(to.Bias, rows, choice.RemovedRows);
        }
    }

    private static void Copy(BatchNorm? from, BatchNorm? to, int[] channels, int[] removed)
    {
        if (from is not null && to is not null)
        {
            Pick(from.Scale, channels, to.Scale);
            Pick(from.Shift, channels, to.Shift);
            Pick(from.Mean, channels, to.Mean);
            Pick(from.Variance, channels, to.Variance);
            Clear(to.Shift, channels, removed);
            Clear(to.Mean, channels, removed);
        }
    }

    private static void Pick(ReadOnlySpan<float> from, int[] places, Span<float> to)
    {
        for (int i = 0; i < places.Length; i++)
        {
            to[i] = from[places[i]];
        }
    }

    // What removed channels gave is in the biases behind them: now they give zero.
    private static void Clear(Span<float> values, int[] places, int[] removed)
    {
        for (int i = 0; i < places.Length; i++)
        {
            values[i] = removed.AsSpan().BinarySearch(places[i]) >= 0 ? 0 : values[i];
        }
    }

    private static void Fold(
        Network network, Network compact, int layer, WeightChoice choice, ConstantChannels constants)
    {
        double[] sums = constants.SumsOver(
            network.Layers[layer].Weights, layer, choice.Rows, choice.RemovedColumns);
        Layer to = compact.Layers[layer];
        for (int r = 0; r < sums.Length; r++)
        {
            double constant = sums[r];
            if (constant == 0)
            {
                continue;
            }

            if (!to.Bias.IsEmpty)
            {
                to.Bias[r] = (float)(to.Bias[r] + constant);
            }
            else if (constants.NormBehind(layer) && to.BatchNorm is { } norm)
            {
                // It subtracts its mean from what the layer gives, which lacks the constant now.
                norm.Mean[r] = (float)(norm.Mean[r] - constant);
            }
            else
            {
                throw new InvalidOperationException(
                    $"Removed channels that {to.Name} of {network.Name} reads are not zero, and it has no bias that "
                    + "what they give could be added to: give it one.");
            }
        }
    }

    // What is removed within the channels that are taken over, and what reads removed ones among them.
    private static void Mask(Layer from, Layer to, WeightChoice choice)
    {
        int[] rows = choice.Rows;
        int[] columns = choice.Columns;
        int inputs = from.Weights.Length / from.WeightShape[0];
        bool[] isRead = [.. Enumerable.Repeat(true, inputs)];
        foreach (int column in choice.RemovedColumns)
        {
            isRead[column] = false;
        }

        Mask mask = from.Mask;
        Span<uint> words = to.MaskWords;
        Span<float> weights = to.Weights;
        for (int i = 0; i < weights.Length; i++)
        {
            int column = columns[i % columns.Length];
            if (!isRead[column] || !mask[(rows[i / columns.Length] * inputs) + column])
            {
                weights[i] = 0;
                if (!words.IsEmpty)
                {
                    MaskBits.Remove(words, i);
                }
            }
        }
    }
}
