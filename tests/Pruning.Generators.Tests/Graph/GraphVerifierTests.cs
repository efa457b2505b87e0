using System;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;
using Xunit;
using DenseNode = Pruning.Generators.Graph.Dense;

namespace Pruning.Generators.Tests.Graph;

public class GraphVerifierTests
{
    private static readonly Node Samples = new Input("x", [], [4]);
    private static readonly Node Layer = new DenseNode("A", ["x"], 3, true, Vocabulary.Initializer.Zeros);
    private static readonly Node Cost = new SoftmaxCrossEntropy("loss", ["A"]);

    [Fact]
    public void Verify_ChainOfOneLayer_Holds()
    {
        GraphVerifier.Verify(new NetworkGraph("Net", [Samples, Layer, Cost]));
    }

    [Fact]
    public void Verify_BrokenGraph_NamesTheNode()
    {
        Assert.Contains("'A' breaks the graph: the input", Fault(Layer, Samples, Cost), StringComparison.Ordinal);
        Assert.Contains("'A' breaks the graph: the loss", Fault(Samples, Layer), StringComparison.Ordinal);
        Assert.Contains("'loss'", Fault(Samples, Layer, Cost, Cost), StringComparison.Ordinal);
        Assert.Contains("'A' breaks the graph: its name", Fault(Samples, Layer, Layer, Cost), StringComparison.Ordinal);
        Node stray = new Relu("A", ["B"]);
        Node idle = new Relu("A", []);
        Assert.Contains("'B', which is not defined", Fault(Samples, stray, Cost), StringComparison.Ordinal);
        Assert.Contains("'A' breaks the graph: it reads", Fault(Samples, idle, Cost), StringComparison.Ordinal);
        Assert.Contains("no input", Fault(), StringComparison.Ordinal);
    }

    private static string Fault(params Node[] nodes)
    {
        var graph = new NetworkGraph("Net", nodes.ToEquatableArray());
        return Assert.Throws<InvalidOperationException>(() => GraphVerifier.Verify(graph)).Message;
    }
}
