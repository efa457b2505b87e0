using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pruning.Generators.Tests.Harness;
using VerifyXunit;
using Xunit;

namespace Pruning.Generators.Tests.Snapshots;

/// <summary>
/// Emitted text, to be read in reviews: all of one tiny network and of LeNet-300-100, and of the other families only
/// the kernels that differ.
/// </summary>
public sealed class EmissionTests
{
    [Fact]
    public Task Network_Tiny_IsEmitted()
    {
        return Verifier.Verify(Run("""
            [Network(5)]
            [Train(Optimizer.Sgd, Momentum = 0, BatchSize = 16)]
            public sealed partial class Tiny
            {
                [Dense(3), Relu] public partial Dense Hidden { get; }

                [Dense(2, Bias = false)] public partial Dense Logits { get; }
            }
            """).Targets());
    }

    [Fact]
    public Task Network_LeNet300_IsEmitted()
    {
        return Verifier.Verify(Run("""
            [Network(1, 28, 28)]
            [Train(Optimizer.Adam, LearningRate = 1e-3, BatchSize = 128, Epochs = 10, Curve = LearningRateCurve.Cosine)]
            [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.95)]
            [Schedule(When.AfterTraining, Rounds = 4, Rewind = Rewind.Initialization)]
            public sealed partial class LeNet300
            {
                [Dense(300), Relu] public partial Dense Fc1 { get; }

                [Dense(100), Relu] public partial Dense Fc2 { get; }

                [Dense(10), Keep] public partial Dense Logits { get; }
            }
            """).Targets());
    }

    [Fact]
    public Task Kernels_OfElementwiseOperators_AreEmitted()
    {
        return Verifier.Verify(
            Kernels(
                Run("""
                    [Network(5)]
                    [Train(Optimizer.Sgd, BatchSize = 16)]
                    public sealed partial class Tiny
                    {
                        [Dense(3), Sigmoid, Tanh, Gelu, Relu, LeakyRelu(0.125), Dropout(0.25)]
                        public partial Dense Hidden { get; }
                    }
                    """),
                "Relu", "LeakyRelu", "Sigmoid", "Tanh", "Gelu", "Dropout"),
            "cs");
    }

    [Fact]
    public Task Kernels_WithAFusedLeakyRelu_AreEmitted()
    {
        return Verifier.Verify(
            Kernels(
                Run("""
                    [Network(5)]
                    [Train(Optimizer.Sgd, BatchSize = 16)]
                    public sealed partial class Tiny
                    {
                        [Dense(3), LeakyRelu(0.125)] public partial Dense Hidden { get; }

                        [Dense(2)] public partial Dense Logits { get; }
                    }
                    """),
                "Dense_5x3", "DenseInputGradient", "DensePredict_5x3"),
            "cs");
    }

    [Fact]
    public Task Kernels_OfMeanSquaredError_AreEmitted()
    {
        return Verifier.Verify(
            Kernels(
                Run("""
                    [Network(5, Loss = Loss.MeanSquaredError)]
                    [Train(Optimizer.Sgd, BatchSize = 16)]
                    public sealed partial class Tiny
                    {
                        [Dense(3)] public partial Dense Outputs { get; }
                    }
                    """),
                "MeanSquaredError"),
            "cs");
    }

    [Fact]
    public Task Kernels_OfGates_AreEmitted()
    {
        GeneratorRun run = Run("""
            [Network(2, 6, 6)]
            [Train(Optimizer.Sgd, BatchSize = 16)]
            [Prune(Criterion.Magnitude, Rate = 0.5)]
            public sealed partial class Tiny
            {
                [Conv2D(5), BatchNorm, Gate(Keep = 0.6), Relu] public partial Conv2D Conv { get; }

                [Dense(5), Gate(Strength = 0.01), Relu(Threshold = 0.1)] public partial Dense Hidden { get; }

                [Dense(3)] public partial Dense Logits { get; }
            }
            """);
        string passes = run.Sources["Demo.Tiny.Forward.g.cs"];
        string kernels = Kernels(
            run, "Gate", "ConvPredict3x3_2x6x6_5_Winners3", "DensePredict_80x5_Winners3");
        string prediction = passes[passes.IndexOf("internal static void Predict", StringComparison.Ordinal)..];
        return Verifier.Verify(prediction.Trim() + "\n\n" + kernels, "cs");
    }

    [Fact]
    public Task Kernels_OfChannels_AreEmitted()
    {
        GeneratorRun run = Run("""
            [Network(2, 6, 6)]
            [Train(Optimizer.Sgd, BatchSize = 16)]
            [Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)]
            public sealed partial class Tiny
            {
                [Conv2D(2, Kernel = 2), Relu] public partial Conv2D Conv { get; }

                [Dense(5), Relu] public partial Dense Hidden { get; }

                [Dense(3), Keep] public partial Dense Logits { get; }
            }
            """);
        string passes = run.Sources["Demo.Tiny.Forward.g.cs"];
        string kernels = Kernels(
            run,
            "Conv2x2_2x6x6_2_Relu_Kept",
            "Dense_50x5_Relu_Kept",
            "Unfold2x2_2x6x6_Kept",
            "ConvPredict2x2_2x6x6_2_Relu_Kept",
            "DensePredict_50x5_Relu_Kept");
        string prediction = passes[passes.IndexOf("internal static void Predict", StringComparison.Ordinal)..];
        return Verifier.Verify(prediction.Trim() + "\n\n" + kernels, "cs");
    }

    [Theory]
    [InlineData("Momentum", "Optimizer.Sgd")]
    [InlineData("Nesterov", "Optimizer.Sgd, Nesterov = true, WeightDecay = 1e-4")]
    [InlineData("Adam", "Optimizer.Adam, WeightDecay = 1e-4")]
    [InlineData("AdamW", "Optimizer.AdamW, WeightDecay = 1e-2")]
    public Task Update_OfAnOptimizer_IsEmitted(string name, string train)
    {
        return Verifier.Verify(
            Kernels(
                Run($$"""
                    [Network(5)]
                    [Train({{train}}, BatchSize = 16)]
                    [Regularize(Norm.L1, 1e-5)]
                    [Prune(Criterion.Magnitude, Rate = 0.5)]
                    public sealed partial class Tiny
                    {
                        [Dense(3)] public partial Dense Logits { get; }
                    }
                    """),
                "Update_"),
            "cs",
            methodName: "Update_Of" + name + "_IsEmitted");
    }

    // What criteria go through operator by operator, the groups that say which criteria, and what passes show them.
    [Fact]
    public Task Graph_OfAllOperators_IsEmitted()
    {
        GeneratorRun run = Run("""
            [Network(2, 8, 8)]
            [Train(Optimizer.Sgd, BatchSize = 16)]
            [Prune(Criterion.Wanda, Scope.Output, Rate = 0.5, Samples = 100)]
            public sealed partial class Branches
            {
                [Conv2D(4, Kernel = 3, Padding = 1), BatchNorm, Gelu, Dropout(0.5)]
                public partial Conv2D Stem { get; }

                [Conv2D(8, Kernel = 3, Padding = 1, Stride = 2, Groups = 2), LeakyRelu(0.125)]
                public partial Conv2D Down { get; }

                [Add(nameof(Stem), Shortcut = Shortcut.Pad), Relu]
                public partial Join Sum { get; }

                [Conv2D(8, Kernel = 1), Sigmoid, Prune(Criterion.WoodFisher, Rate = 0.5, BlockSize = 10)]
                public partial Conv2D Side { get; }

                [Concat(nameof(Sum)), MaxPool(2), AveragePool(2)]
                public partial Join Both { get; }

                [Dense(6), Tanh, Prune(Criterion.LeaveOneOut, Rate = 0.5, Granularity = Granularity.Neuron)]
                public partial Dense Hidden { get; }

                [Dense(3)]
                public partial Dense Logits { get; }
            }
            """);
        Assert.Empty(run.Diagnostics);
        SyntaxNode root = CSharpSyntaxTree.ParseText(run.Sources.Single(
            source => source.Key.EndsWith("Branches.g.cs", StringComparison.Ordinal)).Value).GetRoot();
        string[] parts = [.. root.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left.ToString() is "Graph" or "Groups")
            .Select(assignment => assignment.ToString())
            .Where(text => text.Contains('\n', StringComparison.Ordinal))];
        string[] shown = [.. run.Sources
            .Where(source => source.Key.EndsWith("Forward.g.cs", StringComparison.Ordinal))
            .SelectMany(source => source.Value.Split('\n'))
            .Where(line => line.Contains("step.Observe", StringComparison.Ordinal))
            .Select(line => line.Trim())];
        return Verifier.Verify(string.Join("\n\n", [.. parts, .. shown]) + "\n", "cs");
    }

    private static GeneratorRun Run(string network)
    {
        return GeneratorHarness.Run("using Pruning;\n\nnamespace Demo;\n\n" + network + "\n", NetworkGenerators.Setup);
    }

    // The kernels whose names begin so, with their comments, as they stand in the emitted files.
    private static string Kernels(GeneratorRun run, params IReadOnlyList<string> names)
    {
        string[] methods = [.. run.Sources
            .Where(source => source.Key.EndsWith("Kernels.g.cs", StringComparison.Ordinal))
            .OrderBy(source => source.Key, StringComparer.Ordinal)
            .SelectMany(source => CSharpSyntaxTree.ParseText(source.Value).GetRoot().DescendantNodes())
            .OfType<MethodDeclarationSyntax>()
            .Where(method => names.Any(name =>
                method.Identifier.ValueText.StartsWith(name, StringComparison.Ordinal)))
            .Select(method => method.ToFullString().Trim('\n'))];
        Assert.NotEmpty(methods);
        return string.Join("\n\n", methods) + "\n";
    }
}
