using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Reference.Operators;

namespace Pruning.Reference;

/// <summary>The gradients that each operator gives in training, from that of its value.</summary>
internal sealed class BackwardRules(BoundGraph graph)
{
    /// <summary>
    /// The gradients of what the node reads and of its parameters; null for the input, which has neither. dy [N, size]
    /// is the gradient of its value.
    /// </summary>
    public NodeGradients? Gradients(Node node, IReadOnlyList<double[]> inputs, double[] dy)
    {
        double[] x = inputs.Count > 0 ? inputs[0] : [];
        return node switch
        {
            Input => null,
            Dense dense => OfDense(dense, x, dy),
            Conv2D conv => OfConvolution(conv, x, dy),
            BatchNorm norm => OfNormalization(norm, x, dy),
            MaxPool => new NodeGradients(MaxPoolReference.InputGradient(dy, x, graph.WindowsOf(node))),
            AveragePool => new NodeGradients(AveragePoolReference.InputGradient(dy, graph.WindowsOf(node))),
            GlobalAveragePool => new NodeGradients(
                GlobalAveragePoolReference.InputGradient(dy, graph.PixelsOf(node.Inputs[0]))),
            Flatten => new NodeGradients(FlattenReference.InputGradient(dy)),
            Add => new NodeGradients([.. inputs.Select(_ => AddReference.InputGradient(dy))], []),
            Concat => new NodeGradients(
                ConcatReference.InputGradients(dy, [.. node.Inputs.Select(graph.SizeOf)], graph.Samples), []),
            Subsample sample => new NodeGradients(
                SubsampleReference.InputGradient(dy, graph.WindowsOf(sample), sample.Channels)),
            Gate gate => OfGate(gate, x, inputs[1], dy),
            Relu relu => new NodeGradients(ReluReference.InputGradient(dy, x, relu.Threshold)),
            LeakyRelu leaky => new NodeGradients(LeakyReluReference.InputGradient(dy, x, leaky.Slope)),
            Sigmoid => new NodeGradients(SigmoidReference.InputGradient(dy, x)),
            Tanh => new NodeGradients(TanhReference.InputGradient(dy, x)),
            Gelu => new NodeGradients(GeluReference.InputGradient(dy, x)),
            Dropout dropout => new NodeGradients(DropoutReference.InputGradient(dy, graph.Multipliers(dropout))),
            SoftmaxCrossEntropy => new NodeGradients(SoftmaxCrossEntropyReference.InputGradient(
                x, graph.Labels(node), graph.Samples, graph.SizeOf(node.Inputs[0]))),
            MeanSquaredError => new NodeGradients(MeanSquaredErrorReference.InputGradient(x, graph.Targets(node))),
            _ => throw new NotSupportedException(
                $"The reference has no rule for {node.GetType().Name} '{node.Name}'; add one to BackwardRules."),
        };
    }

    private NodeGradients OfDense(Dense dense, double[] x, double[] dy)
    {
        int inputs = graph.SizeOf(dense.Inputs[0]);
        return OfLayer(
            dense,
            DenseReference.InputGradient(dy, graph.Weights(dense), graph.Samples, inputs, dense.Units),
            DenseReference.WeightGradient(dy, x, graph.Samples, inputs, dense.Units),
            DenseReference.BiasGradient(dy, graph.Samples, dense.Units));
    }

    private NodeGradients OfConvolution(Conv2D conv, double[] x, double[] dy)
    {
        Windows windows = graph.WindowsOf(conv);
        return OfLayer(
            conv,
            Conv2DReference.InputGradient(dy, graph.Weights(conv), windows, conv.Filters, conv.Groups),
            Conv2DReference.WeightGradient(dy, x, windows, conv.Filters, conv.Groups),
            Conv2DReference.BiasGradient(dy, conv.Filters, graph.PixelsOf(conv.Name)));
    }

    private static NodeGradients OfLayer(Weighted layer, double[] input, double[] weights, double[] bias)
    {
        List<KeyValuePair<string, double[]>> parameters = [new(ParameterNames.Weights(layer.Name), weights)];
        if (layer.Bias)
        {
            parameters.Add(new(ParameterNames.Bias(layer.Name), bias));
        }

        return new NodeGradients([input], parameters);
    }

    private NodeGradients OfGate(Gate gate, double[] x, double[] s, double[] dy)
    {
        bool[] wins = graph.WinnersOf(gate, s);
        return new NodeGradients(
            [
                GateReference.InputGradient(dy, s, wins),
                GateReference.SaliencyGradient(dy, x, wins, gate.Strength, graph.Samples),
            ],
            []);
    }

    private NodeGradients OfNormalization(BatchNorm norm, double[] x, double[] dy)
    {
        int channels = graph.ChannelsOf(norm.Name);
        int pixels = graph.PixelsOf(norm.Name);
        return new NodeGradients(
            [BatchNormReference.InputGradient(dy, x, graph.Scale(norm), norm.Epsilon, pixels)],
            [
                new(
                    ParameterNames.Scale(norm.Name),
                    BatchNormReference.ScaleGradient(dy, x, norm.Epsilon, channels, pixels)),
                new(ParameterNames.Shift(norm.Name), BatchNormReference.ShiftGradient(dy, channels, pixels)),
            ]);
    }
}
