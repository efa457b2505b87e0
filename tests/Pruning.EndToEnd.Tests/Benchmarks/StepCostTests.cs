using System;
using Pruning.Benchmarks;
using Pruning.Benchmarks.Networks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Benchmarks;

/// <summary>The operations that percentages of the peak are computed from, against counts made by hand.</summary>
public sealed class StepCostTests
{
    private const int Batch = 128;

    // Output pixels times weights per pixel, of each layer.
    private const long LeNet5First = 24 * 24 * 20 * 25;
    private const long LeNet5Rest = (8L * 8 * 50 * 20 * 25) + (800 * 500) + (500 * 10);
    private const long ResNet20First = 32 * 32 * 16 * 3 * 9;
    private const long ResNet20Rest =
        (6L * 32 * 32 * 16 * 16 * 9) + (16 * 16 * 32 * 16 * 9) + (5L * 16 * 16 * 32 * 32 * 9)
        + (8 * 8 * 64 * 32 * 9) + (5L * 8 * 8 * 64 * 64 * 9) + (64 * 10);

    [Theory]
    [InlineData(nameof(LeNet300), 144, 784 * 300, (300 * 100) + (100 * 10))]
    [InlineData(nameof(LeNet5), 1_687, LeNet5First, LeNet5Rest)]
    [InlineData(nameof(ResNet20), 31_030, ResNet20First, ResNet20Rest)]
    public void Flops_DenseStep_IsTwoPassesOfTheFirstLayerAndThreeOfTheOthers(
        string name, int millions, long first, long rest)
    {
        using Network network = Create(name);

        double train = StepCost.Flops(network, Work.Train, Batch);

        Assert.Equal(2.0 * Batch * ((2 * first) + (3 * rest)), train);
        Assert.Equal(millions, Math.Round(train / 1e6));
        Assert.Equal(2.0 * (first + rest), StepCost.Flops(network, Work.Infer, 1));
        Assert.Equal(0, StepCost.Flops(network, Work.Load, Batch));
    }

    [Theory]
    [InlineData(nameof(LeNet5Masked))]
    [InlineData(nameof(ResNet20Masked))]
    public void Flops_MaskedStep_CountsKeptWeights(string name)
    {
        using Network network = Create(name);
        double dense = StepCost.Flops(network, Work.Train, Batch);

        network.Prune(0.8);

        Assert.InRange(StepCost.Flops(network, Work.Train, Batch) / dense, 0.199, 0.201);
    }

    private static Network Create(string name) => name switch
    {
        nameof(LeNet300) => new LeNet300(1, 1),
        nameof(LeNet5) => new LeNet5(1, 1),
        nameof(LeNet5Masked) => new LeNet5Masked(1, 1),
        nameof(ResNet20) => new ResNet20(1, 1),
        nameof(ResNet20Masked) => new ResNet20Masked(1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such network."),
    };
}
