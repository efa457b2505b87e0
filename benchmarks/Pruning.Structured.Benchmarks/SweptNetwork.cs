using System;
using System.Globalization;
using Pruning.Data;

namespace Pruning.Structured.Benchmarks;

/// <summary>A network that is declared anew for each rate.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Declare">Its file, with this policy on the class; empty for none.</param>
/// <param name="Draw">Draws so many images that fit it.</param>
internal sealed record SweptNetwork(string Name, Func<string, string> Declare, Func<int, Dataset> Draw)
{
    private const ulong Seed = 1;

    /// <summary>LeNet-5 of 20 and 50 filters and 500 neurons.</summary>
    public static SweptNetwork LeNet5 { get; } = new(
        "LeNet5",
        policy =>
            $$"""
            using Pruning;

            [Network(1, 28, 28)]
            [Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
            {{policy}}
            public sealed partial class LeNet5
            {
                [Conv2D(20, Kernel = 5), Relu, MaxPool(2)]
                public partial Conv2D Conv1 { get; }

                [Conv2D(50, Kernel = 5), Relu, MaxPool(2)]
                public partial Conv2D Conv2 { get; }

                [Dense(500), Relu]
                public partial Dense Hidden { get; }

                [Dense(10), Keep]
                public partial Dense Logits { get; }
            }
            """,
        count => SyntheticDigits.Create(count, Seed));

    /// <summary>The residual network of He et al. (2016) with 20 layers, its shortcuts without weights.</summary>
    public static SweptNetwork ResNet20 { get; } = new(
        "ResNet20",
        policy =>
            $$"""
            using Pruning;

            [Block]
            public sealed partial class BasicBlock
            {
                [Conv2D(Block.Width, Padding = 1, Stride = Block.Stride), BatchNorm, Relu]
                public partial Conv2D Conv1 { get; }

                [Conv2D(Block.Width, Padding = 1), BatchNorm]
                public partial Conv2D Conv2 { get; }

                [Add(Block.Input, Shortcut = Shortcut.Pad), Relu]
                public partial Join Sum { get; }
            }

            [Network(3, 32, 32)]
            [Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]
            {{policy}}
            public sealed partial class ResNet20
            {
                [Conv2D(16, Padding = 1), BatchNorm, Relu]
                public partial Conv2D Stem { get; }

                [Repeat<BasicBlock>(3, Width = 16)]
                public partial Stage<BasicBlock> Stage1 { get; }

                [Repeat<BasicBlock>(3, Width = 32, Stride = 2)]
                public partial Stage<BasicBlock> Stage2 { get; }

                [Repeat<BasicBlock>(3, Width = 64, Stride = 2), GlobalAveragePool]
                public partial Stage<BasicBlock> Stage3 { get; }

                [Dense(10), Keep]
                public partial Dense Logits { get; }
            }
            """,
        count => SyntheticShapes.Create(count, Seed));

    /// <summary>The file with a policy that removes so many percent of the channels.</summary>
    public string Pruned(int percent, Scope scope) => Declare(string.Create(
        CultureInfo.InvariantCulture,
        $"[Prune(Criterion.Magnitude, Scope.{scope}, Rate = {percent / 100.0}, Granularity = Granularity.Channel"
        + $"{(scope == Scope.Global ? ", Normalize = true" : "")})]"));

    /// <summary>The file without a policy.</summary>
    public string Whole() => Declare("");
}
