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

    /// <summary>What constant channels add to an output of a layer that reads them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="row">The output.</param>
    /// <param name="columns">The weights of the output that channels are read with.</param>
    /// <exception cref="InvalidOperationException">It is not the same for all pixels.</exception>
    public double SumOver(Network network, int layer, int row, int[] columns)
    {
        WeightedOperator each = _graph.Weighted[layer];
        ReadOnlySpan<float> weights = network.Layers[layer].Weights;
        int firstChannel = row / each.OutputsPerGroup * each.Channels;
        double sum = 0;
        foreach (int column in columns)
        {
            double weight = weights[(row * each.WeightsPerOutput) + column];
            if (weight != 0)
            {
                sum += weight * ValueOf(each, firstChannel + (column / each.Links.Taps));
            }
        }

        return sum;
    }

    private double ValueOf(WeightedOperator each, int channel)
    {
        int pixels = each.Links.Inputs;
        ReadOnlySpan<double> plane = _tape[0].Of(TapeKind.Value, each.Inputs[0])
            .Slice(channel * pixels * Tape.Lanes, pixels * Tape.Lanes);
        bool isPadded = _plan.Layers[each.Layer].Convolution is { Padding: > 0 };
        if (plane.ContainsAnyExcept(plane[0]) || (isPadded && plane[0] != 0))
        {
            throw new InvalidOperationException(
                $"Removed channels that {_plan.Layers[each.Layer].Name} of {_plan.Name} reads are not zero, and with "
                + "the zeros around its image what they give differs between pixels: it cannot be added to a bias. "
                + "Remove them with what reads them, by Granularity.Channel.");
        }

        return plane[0];
    }
}
