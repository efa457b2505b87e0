using System.Collections.Generic;
using Pruning.Experiments.Networks;

namespace Pruning.Experiments;

/// <summary>All experiments and comparisons, one line each.</summary>
internal static class ExperimentList
{
    /// <summary>The experiments in the order in which they run.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        new("dense", "no weight removed", (seed, threads) => new DenseLeNet(seed, threads)),
        new("one-shot-3.6", "global, 3.6 % kept, 1 round, rewound", (seed, threads) => new OneShot(seed, threads)),
        new("imp-4-3.6", "global, 3.6 % kept, 4 rounds, rewound", (seed, threads) => new FourRounds(seed, threads)),
        new("imp-15-3.6", "global, 3.6 % kept, 15 rounds, rewound", (seed, threads) => new FifteenRounds(seed, threads)),
        new("lottery-3.6", "local, 3.6 % kept, 15 rounds, rewound", (seed, threads) => new LotteryTicket(seed, threads)),
        new("global-5", "global, 5 % kept, 4 rounds, rewound", (seed, threads) => new Global95(seed, threads)),
        new("local-5", "local, 5 % kept, 4 rounds, rewound", (seed, threads) => new Local95(seed, threads)),
    ];

    /// <summary>The comparisons in the order in which they are printed.</summary>
    public static IReadOnlyList<Comparison> Comparisons { get; } =
    [
        new("one-shot-3.6", "dense"),
        new("imp-4-3.6", "dense"),
        new("imp-15-3.6", "dense"),
        new("lottery-3.6", "dense"),
        new("imp-15-3.6", "one-shot-3.6"),
        new("global-5", "local-5"),
    ];
}
