using Pruning.Experiments.Networks.LeNet5;

namespace Pruning.Experiments;

/// <summary>What pruning does to LeNet-5 in the variant of Caffe.</summary>
internal static class LeNet5Series
{
    /// <summary>The series; one line for each experiment and comparison.</summary>
    public static Series Value { get; } = new(
        "lenet5",
        "LeNet-5 on MNIST",
        [
            new("dense", "no weight removed", (seed, n) => new DenseLeNet(seed, n)),
            new("global-10", "global, 10 % kept, 3 rounds", (seed, n) => new ThreeRounds(seed, n)),
            new("one-shot-10", "global, 10 % kept, 1 round", (seed, n) => new OneShot(seed, n)),
        ],
        [
            new("global-10", "dense"),
            new("one-shot-10", "dense"),
            new("global-10", "one-shot-10"),
        ]);
}
