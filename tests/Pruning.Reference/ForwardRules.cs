using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Reference.Operators;

namespace Pruning.Reference;

/// <summary>
/// The value that each operator gives to the values that it reads. Training: batches are normalised by their own
/// statistics and values are dropped. Inference: by the running statistics, and none is.
/// </summary>
internal sealed class ForwardRules(BoundGraph graph, bool training)
{
    /// <summary>The value of the node [N, size]; of a loss one number, NaN without labels and targets.</summary>
    public double[] Value(Node node, IReadOnlyList<double[]> inputs)
    {
        double[] x = inputs.Count > 0 ? inputs[0] : [];
        return node switch
        {
            Input => graph.Input,
            Dense dense => DenseReference.Forward(
                x, graph.Weights(dense), graph.Bias(dense), graph.Samples, graph.SizeOf(dense.Inputs[0]), dense.Units),
            Conv2D conv => Conv2DReference.Forward(
                x, graph.Weights(conv), graph.Bias(conv), graph.WindowsOf(conv), conv.Filters, conv.Groups),
            BatchNorm norm => Normalize(norm, x),
            MaxPool => MaxPoolReference.Forward(x, graph.WindowsOf(node)),
            AveragePool => AveragePoolReference.Forward(x, graph.WindowsOf(node)),
            GlobalAveragePool => GlobalAveragePoolReference.Forward(x, graph.PixelsOf(node.Inputs[0])),
            Flatten => FlattenReference.Forward(x),
            Add => AddReference.Forward(inputs),
            Concat => ConcatReference.Forward(inputs, graph.Samples),
            Subsample sample => SubsampleReference.Forward(x, graph.WindowsOf(sample), sample.Channels),
            Gate gate => GateReference.Forward(x, inputs[1], graph.WinnersOf(gate, inputs[1])),
            Relu relu => ReluReference.Forward(x, relu.Threshold),
            LeakyRelu leaky => LeakyReluReference.Forward(x, leaky.Slope),
            Sigmoid => SigmoidReference.Forward(x),
            Tanh => TanhReference.Forward(x),
            Gelu => GeluReference.Forward(x),
            Dropout dropout => DropoutReference.Forward(x, training ? graph.Multipliers(dropout) : null),
            SoftmaxCrossEntropy => graph.HasTruth
                ? [SoftmaxCrossEntropyReference.Forward(
                    x, graph.Labels(node), graph.Samples, graph.SizeOf(node.Inputs[0]))]
                : [double.NaN],
            MeanSquaredError => graph.HasTruth
                ? [MeanSquaredErrorReference.Forward(x, graph.Targets(node))]
                : [double.NaN],
            _ => throw new NotSupportedException(
                $"The reference has no rule for {node.GetType().Name} '{node.Name}'; add one to ForwardRules."),
        };
    }

    /// <summary>What gates add to the loss.</summary>
    public double Penalties(IReadOnlyDictionary<string, double[]> values)
    {
        return graph.Nodes.OfType<Gate>().Sum(
            gate => GateReference.Penalty(values[gate.Inputs[1]], gate.Strength, graph.Samples));
    }

    private double[] Normalize(BatchNorm norm, double[] x)
    {
        int channels = graph.ChannelsOf(norm.Name);
        int pixels = graph.PixelsOf(norm.Name);
        double[] mean = training ? BatchNormReference.Mean(x, channels, pixels) : graph.Mean(norm);
        double[] variance = training ? BatchNormReference.Variance(x, channels, pixels) : graph.Variance(norm);
        return BatchNormReference.Forward(
            x, mean, variance, graph.Scale(norm), graph.Shift(norm), norm.Epsilon, pixels);
    }
}
