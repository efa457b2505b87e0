using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Compaction;

/// <summary>
/// What layers read of channels whose rows have all been removed: the same whatever the sample, so that one sample
/// says it. A removed neuron with a bias gives ReLU(b), a removed filter in front of batch normalisation ReLU(shift -
/// scale · mean / deviation).
/// </summary>
internal sealed class ConstantChannels
{
    // Averages of equal values may differ in their last bits where windows at a border have fewer of them.
    private const double Rounding = 1e-12;

    private readonly NetworkPlan _plan;
    private readonly OperatorGraph _graph;
    private readonly Tape _tape;

    public ConstantChannels(NetworkPlan plan, Arena arena)
    {
        _plan = plan;
        _graph = plan.Graph ?? throw new ArgumentException($"{plan.Name} has no graph.", nameof(plan));
        _tape = Tape.OfOneTile(_graph);
        var numbers = new GraphNumbers(plan, arena, _graph, isLinearized: false);
        numbers.Take();
        foreach (GraphOperator each in _graph.Operators)
        {
            each.Forward(numbers, _tape[0]);
        }
    }

    /// <summary>Whether what a layer gives goes through batch normalisation first.</summary>
    public bool NormBehind(int layer) =>
        _graph.Operators.OfType<NormOperator>().Any(norm => norm.Inputs[0] == _graph.Weighted[layer].Output);

    /// <summary>Whether what columns of a layer read can be added to its biases, or to the mean behind it.</summary>
    /// <param name="reader">The layer.</param>
    /// <param name="layer">Its place.</param>
    /// <param name="columns">The columns.</param>
    public bool CanFold(Layer reader, int layer, int[] columns)
    {
        int[] rows = [.. Enumerable.Range(0, reader.WeightShape[0])];
        double[]? sums = Sum(reader.Weights, layer, rows, columns);
        return sums is not null
            && (!reader.Bias.IsEmpty || NormBehind(layer) || Array.TrueForAll(sums, sum => sum == 0));
    }

    /// <summary>What constant channels add to the outputs of a layer that reads them.</summary>
    /// <param name="weights">The weights of the layer.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="rows">The outputs.</param>
    /// <param name="columns">The weights of an output that channels are read with.</param>
    /// <exception cref="InvalidOperationException">It is not the same for all pixels.</exception>
    public double[] SumsOver(ReadOnlySpan<float> weights, int layer, int[] rows, int[] columns) =>
        Sum(weights, layer, rows, columns) ?? throw new InvalidOperationException(
            $"Removed channels that {_plan.Layers[layer].Name} of {_plan.Name} reads are not zero, and with "
            + "the zeros around its image what they give differs between pixels: it cannot be added to a bias. "
            + "Remove them with what reads them, by Granularity.Channel.");

    // Null where it is not the same for all pixels.
    private double[]? Sum(ReadOnlySpan<float> weights, int layer, int[] rows, int[] columns)
    {
        WeightedOperator each = _graph.Weighted[layer];
        double[] values = new double[each.Channels * each.Groups];
        Array.Fill(values, double.NaN);
        double[] sums = new double[rows.Length];
        for (int r = 0; r < rows.Length; r++)
        {
            int firstChannel = rows[r] / each.OutputsPerGroup * each.Channels;
            foreach (int column in columns)
            {
                double weight = weights[(rows[r] * each.WeightsPerOutput) + column];
                if (weight == 0)
                {
                    // Those of a channel that nobody reads may differ between pixels.
                    continue;
                }

                int channel = firstChannel + (column / each.Links.Taps);
                values[channel] = double.IsNaN(values[channel]) ? ValueOf(each, channel) : values[channel];
                if (double.IsNaN(values[channel]))
                {
                    return null;
                }

                sums[r] += weight * values[channel];
            }
        }

        return sums;
    }

    // NaN where it differs between pixels.
    private double ValueOf(WeightedOperator each, int channel)
    {
        int pixels = each.Links.Inputs;
        ReadOnlySpan<double> plane = _tape[0].Of(TapeKind.Value, each.Inputs[0])
            .Slice(channel * pixels * Tape.Lanes, pixels * Tape.Lanes);
        bool isPadded = _plan.Layers[each.Layer].Convolution is { Padding: > 0 };
        double value = plane[0];
        foreach (double other in plane)
        {
            if (!(Math.Abs(other - value) <= Rounding * Math.Abs(value)))
            {
                return double.NaN;
            }
        }

        return isPadded && value != 0 ? double.NaN : value;
    }
}
