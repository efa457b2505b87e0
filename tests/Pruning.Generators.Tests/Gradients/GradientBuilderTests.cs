using System;
using System.Linq;
using Pruning.Generators.Gradients;
using Xunit;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Gradients;

public sealed class GradientBuilderTests
{
    [Fact]
    public void Derive_AResidualNetwork_AsksForEveryGradientButThatOfTheSamples()
    {
        BackwardGraph backward = GradientBuilder.Derive(new Nodes.NetworkGraph("Residual",
        [
            new Nodes.Input("x", [], [3, 4, 4]),
            new Nodes.MaxPool("Pool", ["x"], 2, 2, 0),
            new Nodes.Conv2D("A", ["Pool"], 3, 3, 1, 1, 1, false, Vocabulary.Initializer.HeNormal),
            new Nodes.BatchNorm("A.BatchNorm", ["A"], 0.1, 1e-5),
            new Nodes.Add("Sum", ["A.BatchNorm", "Pool"]),
            new Nodes.Concat("Both", ["Sum", "A"]),
            new Nodes.GlobalAveragePool("Mean", ["Both"]),
            new Nodes.SoftmaxCrossEntropy("loss", ["Mean"]),
        ]));

        // The pool has no parameters and hands nothing on: it has no step.
        Assert.Equal(
            ["loss", "Mean", "Both", "Sum", "A.BatchNorm", "A"], backward.Steps.Select(step => step.Node.Name));
        Assert.Equal([true], Step(backward, "loss").InputGradients);
        Assert.Equal([true, true], Step(backward, "Both").InputGradients);
        Assert.Equal([true, false], Step(backward, "Sum").InputGradients);
        Assert.Equal([true], Step(backward, "A.BatchNorm").InputGradients);
        Assert.Equal([false], Step(backward, "A").InputGradients);
        Assert.True(Step(backward, "Sum").InputGradient);
        Assert.False(Step(backward, "A").InputGradient);
    }

    [Fact]
    public void Derive_ASumOfAValueWithItself_AsksTwice()
    {
        BackwardGraph backward = GradientBuilder.Derive(new Nodes.NetworkGraph("Twice",
        [
            new Nodes.Input("x", [], [3]),
            new Nodes.Dense("A", ["x"], 3, true, Vocabulary.Initializer.HeNormal),
            new Nodes.Add("Sum", ["A", "A"]),
            new Nodes.MeanSquaredError("loss", ["Sum"]),
        ]));
        Assert.Equal([true, true], Step(backward, "Sum").InputGradients);
    }

    [Fact]
    public void Derive_OperatorsThatKeepNothing_NeedNoForwardValue()
    {
        BackwardGraph backward = GradientBuilder.Derive(new Nodes.NetworkGraph("Linear",
        [
            new Nodes.Input("x", [], [3, 4, 4]),
            new Nodes.Conv2D("A", ["x"], 3, 1, 1, 0, 3, true, Vocabulary.Initializer.HeNormal),
            new Nodes.Subsample("A.Shortcut", ["A"], 5, 2),
            new Nodes.AveragePool("A.AveragePool", ["A.Shortcut"], 2, 2, 0),
            new Nodes.Flatten("A.Flatten", ["A.AveragePool"]),
            new Nodes.MeanSquaredError("loss", ["A.Flatten"]),
        ]));
        GradientStep[] keepNothing = [.. backward.Steps.Where(step => step.Needs == ForwardValues.None)];
        Assert.Equal(["A.Flatten", "A.AveragePool", "A.Shortcut"], keepNothing.Select(step => step.Node.Name));
    }

    [Fact]
    public void Derive_AnOpenShortcut_IsRefused()
    {
        Nodes.NetworkGraph graph = new("Open",
        [
            new Nodes.Input("x", [], [3]),
            new Nodes.Dense("A", ["x"], 3, true, Vocabulary.Initializer.HeNormal),
            new Nodes.Dense("B", ["A"], 3, true, Vocabulary.Initializer.HeNormal),
            new Nodes.Adapt("B.Shortcut", ["A", "B"], Vocabulary.Shortcut.Pad),
            new Nodes.MeanSquaredError("loss", ["B.Shortcut"]),
        ]);
        InvalidOperationException exception =
            Assert.Throws<InvalidOperationException>(() => GradientBuilder.Derive(graph));
        Assert.Contains("Adapt", exception.Message, StringComparison.Ordinal);
    }

    private static GradientStep Step(BackwardGraph backward, string name) =>
        backward.Steps.Single(step => step.Node.Name == name);
}
