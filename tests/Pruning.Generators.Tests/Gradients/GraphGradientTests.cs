using System;
using System.Collections.Generic;
using System.Threading;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Xunit;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Gradients;

public sealed class GraphGradientTests
{
    [Fact]
    public void Backward_RandomNetworks_GradientsMatchDifferences()
    {
        int measured = 0;
        int spoiled = 0;
        RandomNetwork.Networks.Sample(network =>
        {
            (int slopes, int lost) = network.CheckGradients(new Random(network.Batch.Samples));
            Interlocked.Add(ref measured, slopes);
            Interlocked.Add(ref spoiled, lost);
        }, iter: 200);

        // Kinks are rare, so that what was skipped is little.
        Assert.True(spoiled < measured / 20, FormattableString.Invariant($"{spoiled} of {measured} were spoiled."));
    }

    [Fact]
    public void Backward_ValueReadTwice_AddsBothGradients()
    {
        // Only one of the two readers leads to the loss; the other must add nothing, not replace the sum.
        ShapedGraph graph = new(
            new Nodes.NetworkGraph("Fork",
            [
                new Nodes.Input("Input", [], [2]),
                new Nodes.Tanh("Used", ["Input"]),
                new Nodes.Sigmoid("Unused", ["Input"]),
                new Nodes.MeanSquaredError("Loss", ["Used"]),
            ]),
            [new TensorShape([2]), new TensorShape([2]), new TensorShape([2]), new TensorShape([1])]);
        ReferenceBatch batch = new(1, [0.5, -0.25], Targets: [0, 1]);

        BackwardResult gradients = GraphInterpreter.Backward(graph, new Dictionary<string, double[]>(), batch);

        Assert.Equal([0, 0], gradients.Values["Unused"]);
        CentralDifference.Check(
            "Input",
            () => GraphInterpreter.Forward(graph, new Dictionary<string, double[]>(), batch).Loss,
            batch.Input,
            gradients.Values["Input"]);
    }

    [Fact]
    public void Forward_LabelsForMeanSquaredError_AreOneHotTargets()
    {
        ShapedGraph graph = Identity(new Nodes.MeanSquaredError("Loss", ["Input"]));
        ForwardResult result = GraphInterpreter.Forward(
            graph, new Dictionary<string, double[]>(), new ReferenceBatch(1, [0.5, 0, 0], [2]));
        Assert.Equal(1.25 / 3, result.Loss, 15);
    }

    [Fact]
    public void Forward_NeitherLabelsNorTargets_GivesTheValuesAndNoLoss()
    {
        ShapedGraph graph = Identity(new Nodes.SoftmaxCrossEntropy("Loss", ["Input"]));
        ForwardResult result =
            GraphInterpreter.Forward(graph, new Dictionary<string, double[]>(), new ReferenceBatch(1, [1, 2, 3]));
        Assert.Equal([1, 2, 3], result.Values["Input"]);
        Assert.True(double.IsNaN(result.Loss));
    }

    [Fact]
    public void Forward_LabelOutOfRange_SaysWhichRangeIsAllowed()
    {
        ShapedGraph graph = Identity(new Nodes.SoftmaxCrossEntropy("Loss", ["Input"]));
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
            GraphInterpreter.Forward(graph, new Dictionary<string, double[]>(), new ReferenceBatch(1, [1, 2, 3], [3])));
        Assert.Contains("from 0 to 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_MissingParameter_NamesIt()
    {
        ShapedGraph graph = new(
            new Nodes.NetworkGraph("One",
            [
                new Nodes.Input("Input", [], [3]),
                new Nodes.Dense("Hidden", ["Input"], 2, true, Vocabulary.Initializer.Zeros),
                new Nodes.SoftmaxCrossEntropy("Loss", ["Hidden"]),
            ]),
            [new TensorShape([3]), new TensorShape([2]), new TensorShape([1])]);
        ArgumentException exception = Assert.Throws<ArgumentException>(() =>
            GraphInterpreter.Forward(graph, new Dictionary<string, double[]>(), new ReferenceBatch(1, [1, 2, 3], [1])));
        Assert.Contains("'Hidden.Weights' is missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forward_UnknownNode_NamesIt()
    {
        ShapedGraph graph = Identity(new Unknown("Mystery", ["Input"]));
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() =>
            GraphInterpreter.Forward(graph, new Dictionary<string, double[]>(), new ReferenceBatch(1, [1, 2, 3], [1])));
        Assert.Contains("Unknown 'Mystery'", exception.Message, StringComparison.Ordinal);
    }

    private static ShapedGraph Identity(Nodes.Node last)
    {
        return new ShapedGraph(
            new Nodes.NetworkGraph("Identity", [new Nodes.Input("Input", [], [3]), last]),
            [new TensorShape([3]), new TensorShape([1])]);
    }

    private sealed record Unknown(string Name, EquatableArray<string> Inputs) : Nodes.Node(Name, Inputs);
}
