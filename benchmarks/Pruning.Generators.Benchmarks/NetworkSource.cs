using System;

namespace Pruning.Generators.Benchmarks;

/// <summary>A declared network as text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">Writes the file, with a number in it that needs other kernels when it changes.</param>
/// <param name="Usual">The usual number.</param>
/// <param name="Edited">Another one.</param>
internal sealed record NetworkSource(string Name, Func<int, string> Write, int Usual, int Edited)
{
    /// <summary>Three fully connected layers.</summary>
    public static NetworkSource LeNet300 { get; } = new(
        "LeNet300",
        units =>
            $$"""
            using Pruning;

            namespace UserProject;

            [Network(1, 28, 28)]
            [Train(Optimizer.Adam, LearningRate = 1e-3, BatchSize = 128, Epochs = 10)]
            [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
            [Schedule(When.AfterTraining, Rounds = 4, FineTuneEpochs = 2)]
            public sealed partial class LeNet300
            {
                [Dense({{units}}), Relu]
                public partial Dense Fc1 { get; }

                [Dense(100), Relu]
                public partial Dense Fc2 { get; }

                [Dense(10), Keep]
                public partial Dense Logits { get; }
            }
            """,
        Usual: 300,
        Edited: 320);

    /// <summary>Twenty layers in residual blocks.</summary>
    public static NetworkSource ResNet20 { get; } = new(
        "ResNet20",
        width =>
            $$"""
            using Pruning;

            namespace UserProject;

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
            [Train(Optimizer.Sgd, LearningRate = 0.1, BatchSize = 128, Epochs = 30, WeightDecay = 1e-4)]
            [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]
            [Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 10)]
            public sealed partial class ResNet20
            {
                [Conv2D(16, Padding = 1), BatchNorm, Relu]
                public partial Conv2D Stem { get; }

                [Repeat<BasicBlock>(3, Width = 16)]
                public partial Stage<BasicBlock> Stage1 { get; }

                [Repeat<BasicBlock>(3, Width = 32, Stride = 2)]
                public partial Stage<BasicBlock> Stage2 { get; }

                [Repeat<BasicBlock>(3, Width = {{width}}, Stride = 2), GlobalAveragePool]
                public partial Stage<BasicBlock> Stage3 { get; }

                [Dense(10)]
                public partial Dense Logits { get; }
            }
            """,
        Usual: 64,
        Edited: 48);
}
