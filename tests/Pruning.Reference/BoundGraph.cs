using System;
using System.Collections.Generic;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Reference.Operators;

namespace Pruning.Reference;

/// <summary>A graph with the numbers that it is computed for; none is given out whose size is not right.</summary>
internal sealed class BoundGraph(
    ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch)
{
    /// <summary>The nodes in the order of the graph.</summary>
    public IReadOnlyList<Node> Nodes => graph.Graph.Nodes;

    /// <summary>N.</summary>
    public int Samples => batch.Samples;

    /// <summary>Whether the loss can be computed.</summary>
    public bool HasTruth => batch.Labels is not null || batch.Targets is not null;

    /// <summary>The input x [N, C] or [N, C, H, W].</summary>
    public double[] Input => Sized("the input", batch.Input, Samples * graph.Shapes[0].Size);

    /// <summary>Numbers of a value per sample.</summary>
    public int SizeOf(string value) => graph.ShapeOf(value).Size;

    /// <summary>C of a value.</summary>
    public int ChannelsOf(string value) => graph.ShapeOf(value).Channels;

    /// <summary>H · W of a value.</summary>
    public int PixelsOf(string value) => graph.ShapeOf(value).Pixels;

    /// <summary>W of a layer.</summary>
    public double[] Weights(Weighted layer) => Parameter(ParameterNames.Weights(layer.Name), graph.WeightsOf(layer));

    /// <summary>b of a layer, null where it has none.</summary>
    public double[]? Bias(Weighted layer) =>
        layer.Bias ? Parameter(ParameterNames.Bias(layer.Name), layer.Outputs) : null;

    /// <summary>Scale [C].</summary>
    public double[] Scale(BatchNorm norm) => Parameter(ParameterNames.Scale(norm.Name), ChannelsOf(norm.Name));

    /// <summary>Shift [C].</summary>
    public double[] Shift(BatchNorm norm) => Parameter(ParameterNames.Shift(norm.Name), ChannelsOf(norm.Name));

    /// <summary>The running mean [C].</summary>
    public double[] Mean(BatchNorm norm) => Parameter(ParameterNames.Mean(norm.Name), ChannelsOf(norm.Name));

    /// <summary>The running variance [C].</summary>
    public double[] Variance(BatchNorm norm) => Parameter(ParameterNames.Variance(norm.Name), ChannelsOf(norm.Name));

    /// <summary>The windows of a convolution, a pool or a subsampling on what it reads.</summary>
    public Windows WindowsOf(Node node)
    {
        TensorShape shape = graph.ShapeOf(node.Inputs[0]);
        var pixels = new Windows(Samples, shape.Channels, shape.Height, shape.Width, Kernel: 1);
        return node switch
        {
            Conv2D conv => pixels with { Kernel = conv.Kernel, Stride = conv.Stride, Padding = conv.Padding },
            MaxPool pool => pixels with { Kernel = pool.Kernel, Stride = pool.Stride, Padding = pool.Padding },
            AveragePool pool => pixels with { Kernel = pool.Kernel, Stride = pool.Stride, Padding = pool.Padding },
            Subsample sample => pixels with { Stride = sample.Stride },
            _ => throw new ArgumentException($"{node.GetType().Name} '{node.Name}' has no windows.", nameof(node)),
        };
    }

    /// <summary>Which outputs win [N, K], from their saliencies.</summary>
    public bool[] WinnersOf(Gate gate, double[] s) => GateReference.Winners(s, ChannelsOf(gate.Name), gate.Winners);

    /// <summary>The multipliers of a dropout, null where it passes its values on.</summary>
    public double[]? Multipliers(Dropout dropout)
    {
        return batch.Dropout is not null && batch.Dropout.TryGetValue(dropout.Name, out double[]? multipliers)
            ? Sized("dropout '" + dropout.Name + "'", multipliers, Samples * SizeOf(dropout.Inputs[0]))
            : null;
    }

    /// <summary>The class of each sample, for a loss that needs one.</summary>
    public int[] Labels(Node loss)
    {
        int[] labels = batch.Labels
            ?? throw new ArgumentException($"'{loss.Name}' needs labels, and the batch has none.");
        int classes = SizeOf(loss.Inputs[0]);
        if (labels.Length != Samples || Array.Exists(labels, label => label < 0 || label >= classes))
        {
            throw new ArgumentException($"'{loss.Name}' needs {Samples} labels from 0 to {classes - 1}.");
        }

        return labels;
    }

    /// <summary>The wanted outputs, one-hot labels where the batch has no targets.</summary>
    public double[] Targets(Node loss)
    {
        int outputs = SizeOf(loss.Inputs[0]);
        if (batch.Targets is not null)
        {
            return Sized("the targets", batch.Targets, Samples * outputs);
        }

        int[] labels = Labels(loss);
        double[] targets = new double[Samples * outputs];
        for (int n = 0; n < labels.Length; n++)
        {
            targets[(n * outputs) + labels[n]] = 1;
        }

        return targets;
    }

    private double[] Parameter(string name, int size)
    {
        return parameters.TryGetValue(name, out double[]? values)
            ? Sized("parameter '" + name + "'", values, size)
            : throw new ArgumentException($"Parameter '{name}' is missing; the graph needs {size} values for it.");
    }

    private static double[] Sized(string what, double[] values, int size)
    {
        return values.Length == size
            ? values
            : throw new ArgumentException($"The graph needs {size} values for {what}, and {values.Length} are given.");
    }
}
