using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Reference.Operators;

namespace Pruning.Reference.Rounding;

/// <summary>
/// Comes in: what <see cref="GraphInterpreter"/> takes and what it gave. Goes out: the variance of the error that
/// single precision makes in each number, to first order, with roundings that behave as independent (docs/numerics.md).
/// A number of the kernels is right if it is within a few of its standard deviations of the reference.
/// </summary>
internal static class RoundingModel
{
    /// <summary>u, the unit roundoff of single precision.</summary>
    public const double Unit = 1.0 / (1 << 24);

    /// <summary>The units to which an exponential and what is made of it are good.</summary>
    public const double Function = 8;

    /// <summary>The variances of every value and of the loss, by the names of their nodes.</summary>
    public static IReadOnlyDictionary<string, double[]> Forward(
        ShapedGraph graph,
        IReadOnlyDictionary<string, double[]> parameters,
        ReferenceBatch batch,
        ForwardResult forward,
        bool training)
    {
        BoundGraph bound = new(graph, parameters, batch);
        ForwardRounding rules = new(bound, training);
        Dictionary<string, double[]> variances = new(StringComparer.Ordinal);
        foreach (Node node in bound.Nodes)
        {
            double[] value = forward.Values.GetValueOrDefault(node.Name) ?? [];
            double[] variance = rules.Variance(node, Read(node, forward.Values), Read(node, variances), value);
            if (node is SoftmaxCrossEntropy or MeanSquaredError)
            {
                variance[0] += rules.Penalties(forward.Values, variances);
            }

            variances.Add(node.Name, variance);
        }

        return variances;
    }

    /// <summary>The variances of the gradient of every parameter, by their names.</summary>
    public static IReadOnlyDictionary<string, double[]> Backward(
        ShapedGraph graph,
        IReadOnlyDictionary<string, double[]> parameters,
        ReferenceBatch batch,
        ForwardResult forward,
        BackwardResult backward)
    {
        BoundGraph bound = new(graph, parameters, batch);
        IReadOnlyDictionary<string, double[]> values = Forward(graph, parameters, batch, forward, training: true);
        BackwardRounding rules = new(bound);
        Dictionary<string, double[]> ofValues = new(StringComparer.Ordinal);
        foreach (string name in values.Keys)
        {
            ofValues.Add(name, new double[values[name].Length]);
        }

        Dictionary<string, double[]> ofParameters = new(StringComparer.Ordinal);
        foreach (Node node in bound.Nodes.Reverse())
        {
            NodeGradients? variances = rules.Variances(
                node,
                Read(node, forward.Values),
                Read(node, values),
                backward.Values.GetValueOrDefault(node.Name) ?? [],
                ofValues[node.Name]);
            for (int i = 0; i < node.Inputs.Count; i++)
            {
                // The sum over several readers is rounded as well.
                string input = node.Inputs[i];
                double[] dy = backward.Values[input];
                double[] added = Elementwise.OfSums(variances!.Inputs[i], dy, 1);
                ofValues[input] = Elementwise.Map(ofValues[input], added, (sum, term) => sum + term);
            }

            foreach ((string name, double[] variance) in variances?.Parameters ?? [])
            {
                ofParameters.Add(name, variance);
            }
        }

        return ofParameters;
    }

    /// <summary>The variances of the running statistics after a training pass, by their names.</summary>
    public static IReadOnlyDictionary<string, double[]> Statistics(
        ShapedGraph graph,
        IReadOnlyDictionary<string, double[]> parameters,
        ReferenceBatch batch,
        ForwardResult forward)
    {
        BoundGraph bound = new(graph, parameters, batch);
        IReadOnlyDictionary<string, double[]> values = Forward(graph, parameters, batch, forward, training: true);
        Dictionary<string, double[]> variances = new(StringComparer.Ordinal);
        foreach (BatchNorm norm in bound.Nodes.OfType<BatchNorm>())
        {
            NormRounding rounding = new(
                forward.Values[norm.Inputs[0]],
                values[norm.Inputs[0]],
                norm.Epsilon,
                bound.ChannelsOf(norm.Name),
                bound.PixelsOf(norm.Name));
            double unbiased = rounding.Values / Math.Max(rounding.Values - 1.0, 1);
            variances.Add(
                ParameterNames.Mean(norm.Name), Moved(rounding.MeanError, rounding.Mean, bound.Mean(norm), norm, 1));
            variances.Add(
                ParameterNames.Variance(norm.Name),
                Moved(rounding.VarianceError, rounding.Variance, bound.Variance(norm), norm, unbiased));
        }

        return variances;
    }

    /// <summary>
    /// The variances of softmax(x) [N, K] from those of x: each p has the errors of all outputs of its sample.
    /// </summary>
    public static double[] OfProbabilities(double[] x, double[] variances, int samples, int outputs)
    {
        double[] p = SoftmaxCrossEntropyReference.Probabilities(x, samples, outputs);
        double[] result = new double[x.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int first = i / outputs * outputs;
            double ofAll = Enumerable.Range(first, outputs).Sum(k => p[k] * p[k] * variances[k]);
            double rounded = Function * Unit * p[i];
            result[i] = (p[i] * p[i] * (variances[i] + ofAll)) + (rounded * rounded);
        }

        return result;
    }

    // running + momentum (target - running): two roundings.
    private static double[] Moved(
        double[] error, double[] target, double[] running, BatchNorm norm, double correction)
    {
        double factor = norm.Momentum * correction;
        return Elementwise.Map(error, target, running, (variance, value, before) =>
        {
            double rounded = Unit * (Math.Abs(before) + (factor * Math.Abs(value)));
            return (factor * factor * variance) + (2 * rounded * rounded);
        });
    }

    private static IReadOnlyList<double[]> Read(Node node, IReadOnlyDictionary<string, double[]> values)
    {
        return [.. node.Inputs.Select(input => values[input])];
    }
}
