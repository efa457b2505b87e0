using System;
using System.Globalization;
using Pruning.Benchmarks.Shared;
using Pruning.Data;

namespace Pruning.Structured.Benchmarks;

/// <summary>A network that is declared anew for each rate.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Declare">Its file, with this policy on the class; empty for none.</param>
/// <param name="Draw">Draws so many images that fit it.</param>
internal sealed record SweptNetwork(string Name, Func<string, string> Declare, Func<int, Dataset> Draw)
{
    private const ulong Seed = 1;

    private const string Train = "[Train(Optimizer.Sgd, Momentum = 0.9, LearningRate = 1e-5, BatchSize = 128)]";

    /// <summary>LeNet-5 of 20 and 50 filters and 500 neurons.</summary>
    public static SweptNetwork LeNet5 { get; } = new(
        "LeNet5",
        policy =>
            $$"""
            using Pruning;

            [Network(1, 28, 28)]
            {{Train + policy}}
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

    /// <summary>The residual network with 20 layers.</summary>
    public static SweptNetwork ResNet20 { get; } = new(
        "ResNet20",
        policy => ResNet20Source.Of(Train + policy),
        count => SyntheticShapes.Create(count, Seed));

    /// <summary>The file with a policy that removes so many percent of the channels.</summary>
    public string Pruned(int percent, Scope scope) => Declare(string.Create(
        CultureInfo.InvariantCulture,
        $"[Prune(Criterion.Magnitude, Scope.{scope}, Rate = {percent / 100.0}, Granularity = Granularity.Channel"
        + $"{(scope == Scope.Global ? ", Normalize = true" : "")})]"));

    /// <summary>The file without a policy.</summary>
    public string Whole() => Declare("");
}
