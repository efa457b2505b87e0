using Pruning.Experiments.Networks.LeNet300;

namespace Pruning.Experiments;

/// <summary>What pruning does to LeNet-300-100: how many rounds, compared across what.</summary>
internal static class LeNet300Series
{
    /// <summary>The series; one line for each experiment and comparison.</summary>
    public static Series Value { get; } = new(
        "lenet300",
        "LeNet-300-100 on MNIST",
        [
            new("dense", "no weight removed", (seed, n) => new DenseLeNet(seed, n)),
            new("one-shot-3.6", "global, 3.6 % kept, 1 round, rewound", (seed, n) => new OneShot(seed, n)),
            new("imp-4-3.6", "global, 3.6 % kept, 4 rounds, rewound", (seed, n) => new FourRounds(seed, n)),
            new("imp-15-3.6", "global, 3.6 % kept, 15 rounds, rewound", (seed, n) => new FifteenRounds(seed, n)),
            new("lottery-3.6", "local, 3.6 % kept, 15 rounds, rewound", (seed, n) => new LotteryTicket(seed, n)),
            new("global-5", "global, 5 % kept, 4 rounds, rewound", (seed, n) => new Global95(seed, n)),
            new("local-5", "local, 5 % kept, 4 rounds, rewound", (seed, n) => new Local95(seed, n)),
        ],
        [
            new("one-shot-3.6", "dense"),
            new("imp-4-3.6", "dense"),
            new("imp-15-3.6", "dense"),
            new("lottery-3.6", "dense"),
            new("imp-15-3.6", "one-shot-3.6"),
            new("global-5", "local-5"),
        ]);
}
