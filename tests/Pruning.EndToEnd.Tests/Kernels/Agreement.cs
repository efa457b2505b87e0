using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Execution;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Holds the kernels against the naive reference in double, with the tolerance of docs/numerics.md: 8 u sqrt(n) of
/// the largest sum of absolute terms, n being the terms that stand behind one number.
/// </summary>
internal sealed class Agreement
{
    private const double Unit = 1.0 / (1 << 24);

    private readonly Network _network;
    private readonly ShapedGraph _graph;
    private readonly Samples _samples;
    private readonly int _count;
    private readonly ReferenceBatch _batch;
    private readonly Dictionary<string, double[]> _parameters;
    private readonly IReadOnlyDictionary<string, double[]> _values;
    private readonly double _loss;
    private readonly double _tolerance;

    private Agreement(
        Network network,
        ShapedGraph graph,
        Samples samples,
        int count,
        IReadOnlyDictionary<string, double[]>? dropout)
    {
        _network = network;
        _graph = graph;
        _samples = samples;
        _count = count;
        _batch = samples.Reference(count, dropout);
        _parameters = Samples.Parameters(network);
        ForwardResult forward = GraphInterpreter.Forward(graph, _parameters, _batch);
        _values = forward.Values;
        _loss = forward.Loss;

        // Every operator of a chain adds a rounding or a few; an exponential is good to some units.
        int terms = count + (8 * graph.Graph.Nodes.Count) + network.Layers.Sum(
            layer => layer.WeightShape[0] + (layer.Weights.Length / layer.WeightShape[0]));
        _tolerance = 8 * Unit * Math.Sqrt(terms);
    }

    private string Output => _graph.Graph.Nodes[^1].Inputs[0];

    /// <summary>Loss and every gradient of the first samples.</summary>
    public static void OfGradients(
        Network network,
        ShapedGraph graph,
        Samples samples,
        int count,
        IReadOnlyDictionary<string, double[]>? dropout = null)
    {
        Agreement agreement = new(network, graph, samples, count, dropout);
        float loss = network.ComputeGradients(new Batch(samples.Data, samples.Indices.AsSpan(0, count)));
        agreement.RequireLoss(loss, "training loss");
        agreement.RequireGradients();
    }

    /// <summary>Inference on the first samples: as a batch, one by one and as a data set.</summary>
    public static void OfInference(Network network, ShapedGraph graph, Samples samples, int count)
    {
        Agreement agreement = new(network, graph, samples, count, null);
        network.LoadBatch(new Batch(samples.Data, samples.Indices.AsSpan(0, count)));
        Evaluation batch = network.Infer();
        agreement.RequireLoss(batch.Loss, "loss of the batch");
        agreement.RequireErrors(batch.Errors);
        agreement.RequirePredictions();
        OfEvaluation(network, graph, samples, count);
    }

    /// <summary>Inference on the first samples as a data set, of more than one batch perhaps.</summary>
    public static void OfEvaluation(Network network, ShapedGraph graph, Samples samples, int count)
    {
        Agreement agreement = new(network, graph, samples, count, null);
        Evaluation whole = network.Evaluate(samples.Data.Take(count));
        agreement.RequireLoss(whole.Loss, "loss of the data set");
        agreement.RequireErrors(whole.Errors);
        Assert.Equal(count, whole.Count);
    }

    private void RequireLoss(double loss, string what)
    {
        double scale = _graph.Graph.Nodes[^1] is SoftmaxCrossEntropy ? Math.Max(1, Largest(_values[Output])) : _loss;
        Require(loss, _loss, scale, what);
    }

    private void RequireGradients()
    {
        BackwardResult reference = GraphInterpreter.Backward(_graph, _parameters, _batch);
        foreach (Pruning.Dense layer in _network.Layers.Cast<Pruning.Dense>())
        {
            double[] sums = AbsoluteSums(layer, reference.Values[layer.Name]);
            double[] x = _values[InputOf(layer)];
            double scale = 0;
            double biasScale = sums.Sum();
            for (int c = 0; c < layer.Inputs; c++)
            {
                scale = Math.Max(
                    scale, Enumerable.Range(0, _count).Sum(n => sums[n] * Math.Abs(x[(n * layer.Inputs) + c])));
            }

            string weights = ParameterNames.Weights(layer.Name);
            RequireAll(layer.WeightGradients, reference.Parameters[weights], scale, weights);
            if (layer.Bias.Length > 0)
            {
                string bias = ParameterNames.Bias(layer.Name);
                RequireAll(layer.BiasGradients, reference.Parameters[bias], biasScale, bias);
            }
        }
    }

    // Per sample the largest |dy| of the layer. The gradient of softmax is a difference from 1/N, and rounded as such.
    private double[] AbsoluteSums(Pruning.Dense layer, double[] dy)
    {
        bool last = layer.Name == _graph.Graph.Nodes.OfType<Generators.Graph.Dense>().Last().Name;
        double floor = last && _graph.Graph.Nodes[^1] is SoftmaxCrossEntropy && layer.Units > 1 ? 1.0 / _count : 0;
        return [.. Enumerable.Range(0, _count)
            .Select(n => Math.Max(floor, Largest(dy.AsSpan(n * layer.Units, layer.Units))))];
    }

    // A sample whose two largest outputs agree to the tolerance may be counted either way.
    private void RequireErrors(int errors)
    {
        if (_batch.Labels is null)
        {
            Assert.Equal(0, errors);
            return;
        }

        int outputs = _graph.ShapeOf(Output).Size;
        int surely = 0;
        int perhaps = 0;
        for (int n = 0; n < _count; n++)
        {
            double[] y = _values[Output][(n * outputs)..((n + 1) * outputs)];
            double truth = y[_batch.Labels[n]];
            double other = y.Where((_, k) => k != _batch.Labels[n]).DefaultIfEmpty(double.NegativeInfinity).Max();
            double margin = _tolerance * Math.Max(1, Largest(y));
            surely += other > truth + margin ? 1 : 0;
            perhaps += other > truth - margin ? 1 : 0;
        }

        Assert.InRange(errors, surely, perhaps);
    }

    private void RequirePredictions()
    {
        int outputs = _graph.ShapeOf(Output).Size;
        float[] sample = new float[_samples.Data.Features];
        float[] predicted = new float[outputs];
        double scale = Math.Max(1, Largest(_values[Output]));
        for (int n = 0; n < _count; n++)
        {
            _samples.Data.CopySample(n, sample);
            _network.Predict(sample, predicted);
            double[] y = _values[Output][(n * outputs)..((n + 1) * outputs)];
            if (_graph.Graph.Nodes[^1] is SoftmaxCrossEntropy)
            {
                double largest = y.Max();
                double sum = y.Sum(value => Math.Exp(value - largest));
                y = [.. y.Select(value => Math.Exp(value - largest) / sum)];
            }

            RequireAll(predicted, y, scale, "prediction");
        }
    }

    private void RequireAll(ReadOnlySpan<float> actual, double[] expected, double scale, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Require(actual[i], expected[i], scale, what + "[" + i.ToString(CultureInfo.InvariantCulture) + "]");
        }
    }

    private void Require(double actual, double expected, double scale, string what)
    {
        double error = Math.Abs(actual - expected);
        Assert.True(
            error <= _tolerance * scale,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_network.Name}, {_count} samples: {what} is {actual:G9}, the reference says {expected:G9}; "
                + $"the difference {error:G3} is above {_tolerance * scale:G3}."));
    }

    private string InputOf(Pruning.Dense layer)
    {
        return _graph.Graph.Nodes.Single(node => node.Name == layer.Name).Inputs[0];
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
