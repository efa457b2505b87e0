using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Shapes;

/// <summary>The shape that each operator gives, and what it says of shapes that it cannot take.</summary>
public class ShapeRulesTests
{
    [Theory]
    [InlineData("Conv2D(4, Kernel = 1)", "4, 7, 5")]
    [InlineData("Conv2D(4)", "4, 5, 3")]
    [InlineData("Conv2D(4, Padding = 1)", "4, 7, 5")]
    [InlineData("Conv2D(4, Stride = 2)", "4, 3, 2")]
    [InlineData("Conv2D(4, Stride = 2, Padding = 1)", "4, 4, 3")]
    [InlineData("Conv2D(4, Kernel = 5)", "4, 3, 1")]
    [InlineData("Conv2D(4, Kernel = 7, Padding = 1)", "4, 3, 1")]
    [InlineData("Conv2D(4, Kernel = 9, Padding = 8)", "4, 15, 13")]
    [InlineData("Conv2D(4, Kernel = 2, Stride = 3)", "4, 2, 2")]
    [InlineData("Conv2D(6, Groups = 3)", "6, 5, 3")]
    [InlineData("Conv2D(3, Groups = 3, Kernel = 1), MaxPool(2)", "3, 3, 2")]
    [InlineData("Conv2D(3, Kernel = 1), MaxPool(2, Stride = 1)", "3, 6, 4")]
    [InlineData("Conv2D(3, Kernel = 1), MaxPool(3, Stride = 2, Padding = 1)", "3, 4, 3")]
    [InlineData("Conv2D(3, Kernel = 1), AveragePool(3)", "3, 2, 1")]
    [InlineData("Conv2D(3, Kernel = 1), AveragePool(2, Padding = 1)", "3, 4, 3")]
    [InlineData("Conv2D(3, Kernel = 1), GlobalAveragePool", "3")]
    [InlineData("Conv2D(3, Kernel = 1), GlobalAveragePool, Flatten, BatchNorm, Relu", "3")]
    [InlineData("Conv2D(3, Kernel = 1), Flatten", "105")]
    [InlineData("Conv2D(3, Kernel = 1), BatchNorm, Gelu, Dropout(0.5)", "3, 7, 5")]
    public void ShapeOf_OperatorsOnAnImage_IsThatOfTheFormula(string attributes, string expected)
    {
        Assert.Equal("[N, " + expected + "]", LastShape("[" + attributes + "] public partial Conv2D A { get; }"));
    }

    [Theory]
    [InlineData("[Dense(4)] public partial Dense A { get; }", "4")]
    [InlineData("[Conv2D(2, Padding = 1)] public partial Conv2D A { get; } "
        + "[Concat(\"x\")] public partial Join B { get; }", "5, 7, 5")]
    [InlineData("[Conv2D(3, Padding = 1)] public partial Conv2D A { get; } "
        + "[Add(\"x\")] public partial Join B { get; }", "3, 7, 5")]
    [InlineData("[Dense(2)] public partial Dense A { get; } [Dense(3)] public partial Dense B { get; }"
        + "[Concat(\"A\")] public partial Join C { get; }", "5")]
    public void ShapeOf_LayersThatJoin_IsThatOfBoth(string layers, string expected)
    {
        Assert.Equal("[N, " + expected + "]", LastShape(layers));
    }

    // From [C, 7, 5] to what layer A gives; the adapted value, and what makes it.
    [Theory]
    [InlineData("Conv2D(3, Padding = 1)", "Pad", "x")]
    [InlineData("Conv2D(3, Padding = 1)", "Projection", "x")]
    [InlineData("Conv2D(5, Padding = 1)", "Pad", "Sum.Shortcut Subsample 1 [N, 5, 7, 5]")]
    [InlineData("Conv2D(5, Stride = 2, Padding = 1)", "Pad", "Sum.Shortcut Subsample 2 [N, 5, 4, 3]")]
    [InlineData("Conv2D(3, Stride = 3, Padding = 1)", "Pad", "Sum.Shortcut Subsample 3 [N, 3, 3, 2]")]
    [InlineData("Conv2D(3, Stride = 9, Padding = 1)", "Pad", "Sum.Shortcut Subsample 7 [N, 3, 1, 1]")]
    [InlineData("Conv2D(5, Padding = 1)", "Projection", "Sum_Projection Conv2D 1 [N, 5, 7, 5]")]
    [InlineData("Conv2D(2, Stride = 2, Padding = 1)", "Projection", "Sum_Projection Conv2D 2 [N, 2, 4, 3]")]
    public void Shortcut_BetweenImages_TakesTheLeastStrideThatFits(string layer, string shortcut, string expected)
    {
        ShapedGraph shaped = Declared.Shapes($$"""
            [Network(3, 7, 5)]
            partial class Net
            {
                [{{layer}}] public partial Conv2D A { get; }
                [Add("x", Shortcut = Shortcut.{{shortcut}})] public partial Join Sum { get; }
            }
            """);
        Generators.Graph.Node sum = shaped.NodeOf("Sum");
        Assert.Equal("A", sum.Inputs[0]);
        Generators.Graph.Node made = shaped.NodeOf(sum.Inputs[1]);
        made = made is Generators.Graph.BatchNorm ? shaped.NodeOf(made.Inputs[0]) : made;
        string text = made switch
        {
            Generators.Graph.Subsample sample => sample.Name + " Subsample " + Invariant.Text(sample.Stride),
            Generators.Graph.Conv2D { Kernel: 1, Padding: 0, Groups: 1, Bias: false } conv =>
                conv.Name + " Conv2D " + Invariant.Text(conv.Stride),
            _ => made.Name,
        };
        Assert.Equal(expected, made.Name == "x" ? text : text + " " + shaped.ShapeOf(made.Name));
    }

    [Fact]
    public void Shortcut_OfSeveralLayers_NumbersThemAndNormalisesProjections()
    {
        ShapedGraph shaped = Declared.Shapes("""
            [Network(3, 8, 8)]
            partial class Net
            {
                [Conv2D(4, Padding = 1), Relu] public partial Conv2D A { get; }
                [Conv2D(5, Stride = 2, Padding = 1)] public partial Conv2D B { get; }
                [Add("x", nameof(A), Shortcut = Shortcut.Projection)] public partial Join Sum { get; }
            }
            """);
        Assert.Equal(
            [
                "x", "A", "A.Relu", "B", "Sum_Projection", "Sum_Projection.BatchNorm", "Sum_Projection2",
                "Sum_Projection2.BatchNorm", "Sum", "loss",
            ],
            shaped.Graph.Nodes.Select(node => node.Name));
        Assert.Equal(["B", "Sum_Projection.BatchNorm", "Sum_Projection2.BatchNorm"], shaped.NodeOf("Sum").Inputs);
        Assert.Equal(new Generators.Graph.BatchNorm("Sum_Projection.BatchNorm", ["Sum_Projection"], 0.1, 1e-5),
            shaped.NodeOf("Sum_Projection.BatchNorm"));
    }

    [Fact]
    public void Shortcut_BetweenVectors_IsADenseLayer()
    {
        ShapedGraph shaped = Declared.Shapes("""
            [Network(6)]
            partial class Net
            {
                [Dense(4), Relu] public partial Dense A { get; }
                [Add("x", Shortcut = Shortcut.Projection)] public partial Join Sum { get; }
                [Dense(5)] public partial Dense B { get; }
                [Add(nameof(Sum), Shortcut = Shortcut.Pad)] public partial Join Wide { get; }
            }
            """);
        Assert.Equal(
            new Generators.Graph.Dense("Sum_Projection", ["x"], 4, false, Vocabulary.Initializer.HeNormal),
            shaped.NodeOf("Sum_Projection"));
        Assert.Equal("[N, 5]", shaped.ShapeOf("Wide.Shortcut").ToString());
    }

    [Theory]
    [InlineData("[Conv2D(4, Kernel = 6)] public partial Conv2D A { get; }",
        "KernelTooLarge A Conv2D|A|6 x 6|the samples|[N, 3, 7, 5]|7 x 5|0")]
    [InlineData("[Conv2D(4, Kernel = 10, Padding = 2)] public partial Conv2D A { get; }",
        "KernelTooLarge A Conv2D|A|10 x 10|the samples|[N, 3, 7, 5]|11 x 9|2")]
    [InlineData("[Conv2D(4, Kernel = 1), Relu, MaxPool(6)] public partial Conv2D A { get; }",
        "KernelTooLarge A MaxPool|A|6 x 6|'A.Relu'|[N, 4, 7, 5]|7 x 5|0")]
    [InlineData("[Conv2D(4), AveragePool(4)] public partial Conv2D A { get; }",
        "KernelTooLarge A AveragePool|A|4 x 4|'A'|[N, 4, 5, 3]|5 x 3|0")]
    [InlineData("[Dense(9)] public partial Dense D { get; } [Conv2D(4)] public partial Conv2D A { get; }",
        "ImageNeeded A Conv2D|A|'D'|[N, 9]")]
    [InlineData("[Conv2D(4), Flatten, MaxPool(2)] public partial Conv2D A { get; }",
        "ImageNeeded A MaxPool|A|'A.Flatten'|[N, 60]")]
    [InlineData("[Dense(9), Relu, GlobalAveragePool] public partial Dense A { get; }",
        "ImageNeeded A GlobalAveragePool|A|'A.Relu'|[N, 9]")]
    [InlineData("[Dense(9), AveragePool(1)] public partial Dense A { get; }",
        "ImageNeeded A AveragePool|A|'A'|[N, 9]")]
    [InlineData("[Conv2D(4, Groups = 2)] public partial Conv2D A { get; }",
        "GroupsDoNotDivide A A|2|the channels of the samples [N, 3, 7, 5]")]
    [InlineData("[Conv2D(4, Groups = 3)] public partial Conv2D A { get; }", "GroupsDoNotDivide A A|3|its 4 filters")]
    [InlineData("[Conv2D(4)] public partial Conv2D A { get; } [Add(\"x\")] public partial Join B { get; }",
        "AddMismatch B B|'A'|[N, 4, 5, 3]|the samples|[N, 3, 7, 5]")]
    [InlineData("[Conv2D(4), Relu] public partial Conv2D A { get; } [Dense(60)] public partial Dense D { get; }"
        + "[Add(\"A\")] public partial Join B { get; }", "AddMismatch B B|'D'|[N, 60]|'A.Relu'|[N, 4, 5, 3]")]
    [InlineData("[Conv2D(4)] public partial Conv2D A { get; } [Concat(\"x\")] public partial Join B { get; }",
        "ConcatMismatch B B|'A'|[N, 4, 5, 3]|the samples|[N, 3, 7, 5]")]
    [InlineData("[Conv2D(4), GlobalAveragePool] public partial Conv2D A { get; } "
        + "[Concat(\"x\")] public partial Join B { get; }",
        "ConcatMismatch B B|'A.GlobalAveragePool'|[N, 4]|the samples|[N, 3, 7, 5]")]
    public void ShapeOf_WhatDoesNotFit_IsAFaultThatNamesBothSides(string layers, string expected)
    {
        Fault fault = Assert.Single(Declared.Check("[Network(3, 7, 5)] partial class Net { " + layers + " }").Faults);
        Assert.Equal(expected, fault.Id + " " + fault.Member + " " + string.Join('|', fault.Arguments));
    }

    [Theory]
    [InlineData("Conv2D(2, Padding = 1)", "Pad", "it adds channels")]
    [InlineData("Conv2D(3)", "Pad", "no stride")]
    [InlineData("Conv2D(3)", "Projection", "no stride")]
    [InlineData("Conv2D(3, Kernel = 5, Padding = 4)", "Projection", "no stride")]
    [InlineData("Conv2D(3), GlobalAveragePool", "Projection", "an image")]
    public void Shortcut_ThatCannotGiveTheShape_SaysWhy(string layer, string shortcut, string why)
    {
        Fault fault = Assert.Single(Declared.Check($$"""
            [Network(3, 7, 5)]
            partial class Net
            {
                [{{layer}}] public partial Conv2D A { get; }
                [Add("x", Shortcut = Shortcut.{{shortcut}})] public partial Join Sum { get; }
            }
            """).Faults);
        Assert.Equal((FaultId.ShortcutImpossible, "Sum"), (fault.Id, fault.Member));
        Assert.Equal([shortcut, "Sum", "the samples", "[N, 3, 7, 5]"], fault.Arguments.Take(4));
        Assert.Contains(why, fault.Arguments[6], System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sum_Projection", nameof(FaultId.GeneratedNameTaken))]
    [InlineData("Sum_Projection2", null)]
    [InlineData("Sum_Shortcut", null)]
    public void Projection_ThatAPropertyIsNamedFor_IsAFaultOfTheProperty(string name, string? id)
    {
        Fault[] faults = [.. Declared.Check($$"""
            [Network(3, 7, 5)]
            partial class Net
            {
                [Conv2D(5, Padding = 1)] public partial Conv2D {{name}} { get; }
                [Add("x", Shortcut = Shortcut.Projection)] public partial Join Sum { get; }
            }
            """).Faults];
        Assert.Equal(id is null ? [] : [(id, name)], faults.Select(fault => (fault.Id.ToString(), fault.Member)));
    }

    // B and C are wrong on their own; D reads B, and what is wrong with it cannot be known yet.
    [Fact]
    public void Infer_IndependentFaults_AreAllReportedAndWhatFollowsIsNot()
    {
        Fault[] faults = [.. Declared.Check("""
            [Network(3, 7, 5)]
            partial class Net
            {
                [Conv2D(4), Relu] public partial Conv2D A { get; }
                [Conv2D(4, Kernel = 6, From = nameof(A))] public partial Conv2D B { get; }
                [Conv2D(4, Groups = 3, From = nameof(A))] public partial Conv2D C { get; }
                [Add(nameof(B), nameof(C), From = nameof(A)), Flatten, MaxPool(2)] public partial Join D { get; }
            }
            """).Faults];
        Assert.Equal(["B", "C"], faults.Select(fault => fault.Member));
    }

    // Sizes for which a product of int, or of long, would overflow.
    [Theory]
    [InlineData("3, 7, 5", "Conv2D(2147483647, Kernel = 1)", "A")]
    [InlineData("3, 65535, 1", "Conv2D(1, Kernel = 65535, Padding = 65534)", "A")]
    [InlineData("3, 4096, 4096", "Conv2D(6, Padding = 1)", null)]
    [InlineData("3, 4096, 4096", "Conv2D(17, Padding = 1)", "A")]
    [InlineData("3, 4096, 4096", "Conv2D(1, Kernel = 4097, Padding = 4096)", null)]
    [InlineData("65536, 1, 1", "Conv2D(65536, Kernel = 1)", "A")]
    [InlineData("65536, 1, 1", "Conv2D(65536, Kernel = 1, Groups = 65536)", null)]
    [InlineData("1, 1, 1", "Conv2D(2, Kernel = 65535, Padding = 32767, Bias = false)", "A")]
    public void Infer_AbsurdSizes_AreCountedWithoutOverflow(string sizes, string attribute, string? member)
    {
        Result<CheckedNetwork> result = Declared.Check("[Network(" + sizes + "), Train(BatchSize = 1)] "
            + "partial class Net { [" + attribute + "] public partial Conv2D A { get; } }");
        Assert.Equal(
            member is null ? [] : [(FaultId.NetworkTooLarge, member)],
            result.Faults.Where(fault => fault.Id != FaultId.ArenaTooLarge).Select(fault => (fault.Id, fault.Member)));
    }

    // Larger than the image by far, and no more than its rows and columns to look at.
    [Fact]
    public void Infer_PoolOfTheLargestKernel_IsThatOfItsPadding()
    {
        Result<CheckedNetwork> result = Declared.Check("""
            [Network(3, 7, 5), Train(BatchSize = 1)]
            partial class Net
            {
                [Conv2D(4, Kernel = 1), MaxPool(65535, Padding = 32767, Stride = 1)] public partial Conv2D A { get; }
            }
            """);
        Assert.Empty(result.Faults);
        Assert.Equal("[N, 4, 7, 5]", result.Value!.Graph.ShapeOf("A.MaxPool").ToString());
    }

    [Fact]
    public void Infer_ConvolutionWhoseWindowsAreTooLarge_IsTooLargeForTheArena()
    {
        Result<CheckedNetwork> result = Declared.Check("""
            [Network(3, 1024, 1024), Train(BatchSize = 1)]
            partial class Net
            {
                [Conv2D(1, Kernel = 1025, Padding = 512, Stride = 2), GlobalAveragePool, Flatten]
                public partial Conv2D A { get; }
                [Dense(2)] public partial Dense Logits { get; }
            }
            """);
        Fault fault = Assert.Single(result.Faults);
        Assert.Equal((FaultId.ArenaTooLarge, ""), (fault.Id, fault.Member));
        Assert.EndsWith("make the samples or the layers smaller", fault.Arguments[4], System.StringComparison.Ordinal);
    }

    private static string LastShape(string layers)
    {
        ShapedGraph shaped = Declared.Shapes("[Network(3, 7, 5)] partial class Net { " + layers + " }");
        return shaped.ShapeOf(shaped.Graph.Nodes[shaped.Graph.Nodes.Count - 1].Inputs[0]).ToString();
    }
}
