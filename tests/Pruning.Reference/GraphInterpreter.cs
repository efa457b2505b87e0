using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Reference.Operators;

namespace Pruning.Reference;

/// <summary>
/// Comes in: a shaped graph, its parameters by name (<see cref="ParameterNames"/>) and a batch. Goes out: every value
/// and the loss, every gradient, or the running statistics. Afterwards true: nothing that came in has changed, and each
/// number was computed by the naive rule of its operator.
/// </summary>
internal static class GraphInterpreter
{
    /// <summary>Every value and the loss of a training pass.</summary>
    /// <exception cref="ArgumentException">A parameter, label or input is missing or of the wrong size.</exception>
    public static ForwardResult Forward(
        ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch)
    {
        return Run(new BoundGraph(graph, parameters, batch), training: true);
    }

    /// <summary>
    /// Every value and the loss of a pass of inference: nothing is dropped, and normalisation takes the running
    /// statistics, which stand among the parameters.
    /// </summary>
    /// <exception cref="ArgumentException">A parameter, label or input is missing or of the wrong size.</exception>
    public static ForwardResult Infer(
        ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch)
    {
        return Run(new BoundGraph(graph, parameters, batch), training: false);
    }

    /// <summary>The gradient of the training loss for every parameter and every value.</summary>
    /// <exception cref="ArgumentException">A parameter, label or input is missing or of the wrong size.</exception>
    public static BackwardResult Backward(
        ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch)
    {
        BoundGraph bound = new(graph, parameters, batch);
        BackwardRules rules = new(bound);
        IReadOnlyDictionary<string, double[]> values = Run(bound, training: true).Values;
        Dictionary<string, double[]> valueGradients = new(StringComparer.Ordinal);
        foreach (string name in values.Keys)
        {
            valueGradients.Add(name, new double[values[name].Length]);
        }

        Dictionary<string, double[]> parameterGradients = new(StringComparer.Ordinal);
        foreach (Node node in bound.Nodes.Reverse())
        {
            NodeGradients? gradients =
                rules.Gradients(node, Read(node, values), valueGradients.GetValueOrDefault(node.Name) ?? []);
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                // A value that is read more than once receives the sum of the gradients.
                Accumulate(valueGradients[node.Inputs[i]], gradients!.Inputs[i]);
            }

            foreach ((string name, double[] gradient) in gradients?.Parameters ?? [])
            {
                parameterGradients.Add(name, gradient);
            }
        }

        return new BackwardResult(parameterGradients, valueGradients);
    }

    /// <summary>The running statistics by name, as they are after a training pass over the batch.</summary>
    /// <exception cref="ArgumentException">A parameter, statistic or input is missing or of the wrong
    /// size.</exception>
    public static IReadOnlyDictionary<string, double[]> Statistics(
        ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch)
    {
        BoundGraph bound = new(graph, parameters, batch);
        IReadOnlyDictionary<string, double[]> values = Run(bound, training: true).Values;
        Dictionary<string, double[]> statistics = new(StringComparer.Ordinal);
        foreach (BatchNorm norm in bound.Nodes.OfType<BatchNorm>())
        {
            double[] x = values[norm.Inputs[0]];
            int pixels = bound.PixelsOf(norm.Name);
            statistics.Add(
                ParameterNames.Mean(norm.Name),
                BatchNormReference.MovedMean(bound.Mean(norm), x, norm.Momentum, pixels));
            statistics.Add(
                ParameterNames.Variance(norm.Name),
                BatchNormReference.MovedVariance(bound.Variance(norm), x, norm.Momentum, pixels));
        }

        return statistics;
    }

    /// <summary>
    /// Names and sizes of the parameters in the order of the graph: weights before bias, scale before shift.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, int>> ParameterSizes(ShapedGraph graph)
    {
        List<KeyValuePair<string, int>> sizes = [];
        foreach (Node node in graph.Graph.Nodes)
        {
            if (node is Weighted layer)
            {
                sizes.Add(new(ParameterNames.Weights(layer.Name), graph.WeightsOf(layer)));
                if (layer.Bias)
                {
                    sizes.Add(new(ParameterNames.Bias(layer.Name), layer.Outputs));
                }
            }
            else if (node is BatchNorm)
            {
                int channels = graph.ShapeOf(node.Name).Channels;
                sizes.Add(new(ParameterNames.Scale(node.Name), channels));
                sizes.Add(new(ParameterNames.Shift(node.Name), channels));
            }
        }

        return sizes;
    }

    private static ForwardResult Run(BoundGraph graph, bool training)
    {
        ForwardRules rules = new(graph, training);
        Dictionary<string, double[]> values = new(StringComparer.Ordinal);
        double loss = double.NaN;
        foreach (Node node in graph.Nodes)
        {
            double[] value = rules.Value(node, Read(node, values));
            if (node is SoftmaxCrossEntropy or MeanSquaredError)
            {
                loss = value[0] + rules.Penalties(values);
            }
            else
            {
                values.Add(node.Name, value);
            }
        }

        return new ForwardResult(values, loss);
    }

    private static IReadOnlyList<double[]> Read(Node node, IReadOnlyDictionary<string, double[]> values)
    {
        return [.. node.Inputs.Select(input => values[input])];
    }

    private static void Accumulate(double[] sum, double[] terms)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += terms[i];
        }
    }
}
