using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Execution;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Pruning.Reference.Operators;
using Pruning.Reference.Rounding;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Holds the kernels against the naive reference in double, with the tolerance of docs/numerics.md: a number may be a
/// few standard deviations of its tensor away, as the rounding model puts them.
/// </summary>
internal sealed class Agreement
{
    private const double Deviations = 4;

    private readonly Network _network;
    private readonly ShapedGraph _graph;
    private readonly Samples _samples;
    private readonly int _count;
    private readonly ReferenceBatch _batch;
    private readonly Dictionary<string, double[]> _parameters;

    private Agreement(
        Network network,
        ShapedGraph graph,
        Samples samples,
        int count,
        IReadOnlyDictionary<string, double[]>? dropout = null)
    {
        _network = network;
        _graph = graph;
        _samples = samples;
        _count = count;
        _batch = samples.Reference(count, dropout);
        _parameters = NetworkNumbers.Parameters(network, graph);
    }

    private Node Loss => _graph.Graph.Nodes[^1];

    private string Output => Loss.Inputs[0];

    private Batch Batch => new(_samples.Data, _samples.Indices.AsSpan(0, _count));

    /// <summary>Loss and every gradient of the first samples.</summary>
    public static void OfGradients(
        Network network,
        ShapedGraph graph,
        Samples samples,
        int count,
        IReadOnlyDictionary<string, double[]>? dropout = null)
    {
        new Agreement(network, graph, samples, count, dropout).RequireGradients();
    }

    /// <summary>Inference on the first samples: as a batch, one by one and as a data set.</summary>
    public static void OfInference(Network network, ShapedGraph graph, Samples samples, int count)
    {
        new Agreement(network, graph, samples, count).RequireInference();
    }

    /// <summary>Inference on the first samples as a data set, of more than one batch perhaps.</summary>
    public static void OfEvaluation(Network network, ShapedGraph graph, Samples samples, int count)
    {
        Agreement agreement = new(network, graph, samples, count);
        (ForwardResult forward, IReadOnlyDictionary<string, double[]> variances) = agreement.Infer();
        agreement.RequireEvaluation(network.Evaluate(samples.Data.Take(count)), forward, variances, "of the data set");
    }

    /// <summary>
    /// The running statistics after a step on the first samples. The step has a learning rate of zero.
    /// </summary>
    public static void OfStatistics(
        Network network,
        ShapedGraph graph,
        Samples samples,
        int count,
        IReadOnlyDictionary<string, double[]>? dropout = null)
    {
        new Agreement(network, graph, samples, count, dropout).RequireStatistics();
    }

    private (ForwardResult Forward, IReadOnlyDictionary<string, double[]> Variances) Infer()
    {
        ForwardResult forward = GraphInterpreter.Infer(_graph, _parameters, _batch);
        return (forward, RoundingModel.Forward(_graph, _parameters, _batch, forward, training: false));
    }

    private void RequireGradients()
    {
        ForwardResult forward = GraphInterpreter.Forward(_graph, _parameters, _batch);
        BackwardResult backward = GraphInterpreter.Backward(_graph, _parameters, _batch);
        IReadOnlyDictionary<string, double[]> variances =
            RoundingModel.Forward(_graph, _parameters, _batch, forward, training: true);
        IReadOnlyDictionary<string, double[]> ofGradients =
            RoundingModel.Backward(_graph, _parameters, _batch, forward, backward);
        float loss = _network.ComputeGradients(Batch);
        RequireAll([loss], [forward.Loss], variances[Loss.Name], "training loss");
        Dictionary<string, double[]> gradients = NetworkNumbers.Gradients(_network, _graph);
        Assert.Equal(backward.Parameters.Keys.Order(), gradients.Keys.Order());
        foreach ((string name, double[] gradient) in gradients)
        {
            RequireAll(gradient, backward.Parameters[name], ofGradients[name], "gradient of " + name);
        }
    }

    private void RequireInference()
    {
        (ForwardResult forward, IReadOnlyDictionary<string, double[]> variances) = Infer();
        _network.LoadBatch(Batch);
        RequireEvaluation(_network.Infer(), forward, variances, "of the batch");
        RequireEvaluation(_network.Evaluate(_samples.Data.Take(_count)), forward, variances, "of the data set");
        RequirePredictions(forward.Values[Output], variances[Output]);
    }

    private void RequireStatistics()
    {
        ForwardResult forward = GraphInterpreter.Forward(_graph, _parameters, _batch);
        IReadOnlyDictionary<string, double[]> expected = GraphInterpreter.Statistics(_graph, _parameters, _batch);
        IReadOnlyDictionary<string, double[]> variances =
            RoundingModel.Statistics(_graph, _parameters, _batch, forward);
        _network.LearningRate = 0;
        _network.TrainStep(Batch);
        Dictionary<string, double[]> actual = NetworkNumbers.Parameters(_network, _graph);
        foreach ((string name, double[] statistics) in expected)
        {
            RequireAll(actual[name], statistics, variances[name], name);
        }
    }

    private void RequireEvaluation(
        Evaluation evaluation, ForwardResult forward, IReadOnlyDictionary<string, double[]> variances, string what)
    {
        Assert.Equal(_count, evaluation.Count);
        RequireAll([evaluation.Loss], [forward.Loss], variances[Loss.Name], "loss " + what);
        if (_batch.Labels is null)
        {
            Assert.Equal(0, evaluation.Errors);
            return;
        }

        // A sample whose two largest outputs agree to the tolerance may be counted either way.
        double margin = 2 * Tolerance(variances[Output]);
        int outputs = _graph.ShapeOf(Output).Size;
        int surely = 0;
        int perhaps = 0;
        for (int n = 0; n < _count; n++)
        {
            double[] y = forward.Values[Output][(n * outputs)..((n + 1) * outputs)];
            double truth = y[_batch.Labels[n]];
            double other = y.Where((_, k) => k != _batch.Labels[n]).DefaultIfEmpty(double.NegativeInfinity).Max();
            surely += other > truth + margin ? 1 : 0;
            perhaps += other >= truth - margin ? 1 : 0;
        }

        Assert.InRange(evaluation.Errors, surely, perhaps);
    }

    private void RequirePredictions(double[] outputs, double[] variances)
    {
        int size = _graph.ShapeOf(Output).Size;
        float[] sample = new float[_samples.Data.Features];
        float[] predicted = new float[size];
        List<double> all = [];
        for (int n = 0; n < _count; n++)
        {
            _samples.Data.CopySample(n, sample);
            _network.Predict(sample, predicted);
            all.AddRange(NetworkNumbers.Doubles(predicted));
        }

        if (Loss is SoftmaxCrossEntropy)
        {
            variances = RoundingModel.OfProbabilities(outputs, variances, _count, size);
            outputs = SoftmaxCrossEntropyReference.Probabilities(outputs, _count, size);
        }

        RequireAll([.. all], outputs, variances, "prediction");
    }

    private static double Tolerance(double[] variances) => Deviations * Math.Sqrt(variances.Max());

    private void RequireAll(double[] actual, double[] expected, double[] variances, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.Equal(expected.Length, variances.Length);
        double tolerance = Tolerance(variances);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]);
            Assert.True(
                error <= tolerance,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_network.Name}, {_count} samples: {what}, number {i}, is {actual[i]:G9}, the reference says "
                    + $"{expected[i]:G9}; the difference {error:G3} is above {tolerance:G3}."));
        }
    }
}
