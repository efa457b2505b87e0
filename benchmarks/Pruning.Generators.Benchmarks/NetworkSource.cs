using System;
using Pruning.Benchmarks.Shared;

namespace Pruning.Generators.Benchmarks;

/// <summary>A declared network as text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">Writes the file, with a number in it that needs other kernels when it changes.</param>
/// <param name="Usual">The usual number.</param>
/// <param name="Edited">Another one.</param>
internal sealed record NetworkSource(string Name, Func<int, string> Write, int Usual, int Edited)
{
    private const string Train =
        "[Train(Optimizer.Sgd, LearningRate = 0.1, BatchSize = 128, Epochs = 30, WeightDecay = 1e-4)]";

    private const string Schedule = "[Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 10)]";
    private const int EditedWidth = 48;

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
        width => ResNet20Source.Of(Train + "[Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8)]" + Schedule, width),
        Usual: ResNet20Source.LastWidth,
        Edited: EditedWidth);

    /// <summary>The same with a policy of channels: a smaller network is emitted beside it.</summary>
    public static NetworkSource ResNet20Compact { get; } = new(
        "ResNet20 and Compact",
        width => ResNet20Source.Of(
            Train + "[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)]" + Schedule, width),
        Usual: ResNet20Source.LastWidth,
        Edited: EditedWidth);
}
