using System;
using System.Collections.Generic;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Reference.Operators;

namespace Pruning.Reference;

/// <summary>
/// Comes in: a shaped graph, its parameters by name and a batch. Goes out: every value and the loss, or every gradient.
/// Afterwards true: nothing that came in has changed, and each number was computed by the naive rule of its operator.
/// </summary>
internal sealed class GraphInterpreter
{
    private readonly ShapedGraph _graph;
    private readonly IReadOnlyDictionary<string, double[]> _parameters;
    private readonly ReferenceBatch _batch;

    private GraphInterpreter(ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch)
    {
        _graph = graph;
        _parameters = parameters;
        _batch = batch;
    }

    /// <summary>Every value and the loss. Parameters are "Layer.Weights" [K, C] and "Layer.Bias" [K].</summary>
    /// <exception cref="ArgumentException">A parameter, label or input is missing or of the wrong size.</exception>
    public static ForwardResult Forward(
        ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch)
    {
        return new GraphInterpreter(graph, parameters, batch).Forward();
    }

    /// <summary>The gradient of the loss for every parameter and every value.</summary>
    /// <exception cref="ArgumentException">A parameter, label or input is missing or of the wrong size.</exception>
    public static BackwardResult Backward(
        ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch)
    {
        return new GraphInterpreter(graph, parameters, batch).Backward();
    }

    /// <summary>Names and sizes of the parameters in declaration order: weights before bias, layer by layer.</summary>
    public static IReadOnlyList<KeyValuePair<string, int>> ParameterSizes(ShapedGraph graph)
    {
        List<KeyValuePair<string, int>> sizes = [];
        foreach (Node node in graph.Graph.Nodes)
        {
            if (node is Dense dense)
            {
                int inputs = graph.ShapeOf(dense.Inputs[0]).Size;
                sizes.Add(new(ParameterNames.Weights(dense.Name), dense.Units * inputs));
                if (dense.Bias)
                {
                    sizes.Add(new(ParameterNames.Bias(dense.Name), dense.Units));
                }
            }
        }

        return sizes;
    }

    private ForwardResult Forward()
    {
        Dictionary<string, double[]> values = new(StringComparer.Ordinal);
        double loss = double.NaN;
        foreach (Node node in _graph.Graph.Nodes)
        {
            double[] value = Value(node, values);
            if (node is SoftmaxCrossEntropy or MeanSquaredError)
            {
                loss = value[0];
            }
            else
            {
                values.Add(node.Name, value);
            }
        }

        return new ForwardResult(values, loss);
    }

    private BackwardResult Backward()
    {
        IReadOnlyDictionary<string, double[]> values = Forward().Values;
        Dictionary<string, double[]> valueGradients = new(StringComparer.Ordinal);
        foreach (string name in values.Keys)
        {
            valueGradients.Add(name, new double[values[name].Length]);
        }

        Dictionary<string, double[]> parameterGradients = new(StringComparer.Ordinal);
        for (int i = _graph.Graph.Nodes.Count - 1; i >= 0; i--)
        {
            Node node = _graph.Graph.Nodes[i];
            NodeGradients? gradients = Gradients(node, values, valueGradients.GetValueOrDefault(node.Name) ?? []);
            if (gradients is null)
            {
                continue;
            }

            // A value that several nodes read receives the sum of their gradients.
            double[] input = valueGradients[node.Inputs[0]];
            for (int j = 0; j < input.Length; j++)
            {
                input[j] += gradients.Input[j];
            }

            if (gradients.Weights is not null)
            {
                parameterGradients.Add(ParameterNames.Weights(node.Name), gradients.Weights);
            }

            if (gradients.Bias is not null)
            {
                parameterGradients.Add(ParameterNames.Bias(node.Name), gradients.Bias);
            }
        }

        return new BackwardResult(parameterGradients, valueGradients);
    }

    private double[] Value(Node node, Dictionary<string, double[]> values)
    {
        int samples = _batch.Samples;
        return node switch
        {
            Input input => Sized("the input", _batch.Input, samples * SizeOf(input.Name)),
            Dense dense => DenseReference.Forward(
                values[dense.Inputs[0]], Weights(dense), Bias(dense), samples, SizeOf(dense.Inputs[0]), dense.Units),
            Relu => ReluReference.Forward(values[node.Inputs[0]]),
            LeakyRelu leaky => LeakyReluReference.Forward(values[node.Inputs[0]], leaky.Slope),
            Sigmoid => SigmoidReference.Forward(values[node.Inputs[0]]),
            Tanh => TanhReference.Forward(values[node.Inputs[0]]),
            Gelu => GeluReference.Forward(values[node.Inputs[0]]),
            Dropout dropout => DropoutReference.Forward(values[node.Inputs[0]], Multipliers(dropout)),
            SoftmaxCrossEntropy => _batch.Labels is null
                ? [double.NaN]
                : [SoftmaxCrossEntropyReference.Forward(
                    values[node.Inputs[0]], Labels(node), samples, SizeOf(node.Inputs[0]))],
            MeanSquaredError => _batch.Labels is null && _batch.Targets is null
                ? [double.NaN]
                : [MeanSquaredErrorReference.Forward(values[node.Inputs[0]], Targets(node))],
            _ => throw NoRule(node),
        };
    }

    /// <summary>
    /// The rule of one operator; null for the input, which reads nothing. dy is the gradient of the node's value.
    /// </summary>
    private NodeGradients? Gradients(Node node, IReadOnlyDictionary<string, double[]> values, double[] dy)
    {
        int samples = _batch.Samples;
        double[] x = node is Input ? [] : values[node.Inputs[0]];
        return node switch
        {
            Input => null,
            Dense dense => new NodeGradients(
                DenseReference.InputGradient(dy, Weights(dense), samples, SizeOf(dense.Inputs[0]), dense.Units),
                DenseReference.WeightGradient(dy, x, samples, SizeOf(dense.Inputs[0]), dense.Units),
                dense.Bias ? DenseReference.BiasGradient(dy, samples, dense.Units) : null),
            Relu => new NodeGradients(ReluReference.InputGradient(dy, x)),
            LeakyRelu leaky => new NodeGradients(LeakyReluReference.InputGradient(dy, x, leaky.Slope)),
            Sigmoid => new NodeGradients(SigmoidReference.InputGradient(dy, x)),
            Tanh => new NodeGradients(TanhReference.InputGradient(dy, x)),
            Gelu => new NodeGradients(GeluReference.InputGradient(dy, x)),
            Dropout dropout => new NodeGradients(DropoutReference.InputGradient(dy, Multipliers(dropout))),
            SoftmaxCrossEntropy => new NodeGradients(
                SoftmaxCrossEntropyReference.InputGradient(x, Labels(node), samples, SizeOf(node.Inputs[0]))),
            MeanSquaredError => new NodeGradients(MeanSquaredErrorReference.InputGradient(x, Targets(node))),
            _ => throw NoRule(node),
        };
    }

    private static NotSupportedException NoRule(Node node)
    {
        return new NotSupportedException(
            $"The reference has no rule for {node.GetType().Name} '{node.Name}'; add one to GraphInterpreter.");
    }

    private int SizeOf(string value) => _graph.ShapeOf(value).Size;

    private double[] Weights(Dense dense)
    {
        return Parameter(ParameterNames.Weights(dense.Name), dense.Units * SizeOf(dense.Inputs[0]));
    }

    private double[]? Bias(Dense dense) => dense.Bias ? Parameter(ParameterNames.Bias(dense.Name), dense.Units) : null;

    private double[] Parameter(string name, int size)
    {
        return _parameters.TryGetValue(name, out double[]? values)
            ? Sized("parameter '" + name + "'", values, size)
            : throw new ArgumentException($"Parameter '{name}' is missing; the graph needs {size} values for it.");
    }

    private double[]? Multipliers(Dropout dropout)
    {
        return _batch.Dropout is not null && _batch.Dropout.TryGetValue(dropout.Name, out double[]? multipliers)
            ? Sized("dropout '" + dropout.Name + "'", multipliers, _batch.Samples * SizeOf(dropout.Inputs[0]))
            : null;
    }

    private int[] Labels(Node loss)
    {
        int[] labels = _batch.Labels
            ?? throw new ArgumentException($"'{loss.Name}' needs labels, and the batch has none.");
        int classes = SizeOf(loss.Inputs[0]);
        if (labels.Length != _batch.Samples || Array.Exists(labels, label => label < 0 || label >= classes))
        {
            throw new ArgumentException($"'{loss.Name}' needs {_batch.Samples} labels from 0 to {classes - 1}.");
        }

        return labels;
    }

    private double[] Targets(Node loss)
    {
        int outputs = SizeOf(loss.Inputs[0]);
        if (_batch.Targets is not null)
        {
            return Sized("the targets", _batch.Targets, _batch.Samples * outputs);
        }

        int[] labels = Labels(loss);
        double[] targets = new double[_batch.Samples * outputs];
        for (int n = 0; n < labels.Length; n++)
        {
            targets[(n * outputs) + labels[n]] = 1;
        }

        return targets;
    }

    private static double[] Sized(string what, double[] values, int size)
    {
        return values.Length == size
            ? values
            : throw new ArgumentException($"The graph needs {size} values for {what}, and {values.Length} are given.");
    }
}
