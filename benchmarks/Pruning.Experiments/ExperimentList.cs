using System.Collections.Generic;
using Pruning.Experiments.Networks;

namespace Pruning.Experiments;

/// <summary>All experiments and comparisons, one line each.</summary>
internal static class ExperimentList
{
    /// <summary>The experiments in the order in which they run.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        new("dense", "no weight removed", (seed, n) => new DenseLeNet(seed, n)),
        new("one-shot-3.6", "global, 3.6 % kept, 1 round, rewound", (seed, n) => new OneShot(seed, n)),
        new("imp-4-3.6", "global, 3.6 % kept, 4 rounds, rewound", (seed, n) => new FourRounds(seed, n)),
        new("imp-15-3.6", "global, 3.6 % kept, 15 rounds, rewound", (seed, n) => new FifteenRounds(seed, n)),
        new("lottery-3.6", "local, 3.6 % kept, 15 rounds, rewound", (seed, n) => new LotteryTicket(seed, n)),
        new("global-5", "global, 5 % kept, 4 rounds, rewound", (seed, n) => new Global95(seed, n)),
        new("local-5", "local, 5 % kept, 4 rounds, rewound", (seed, n) => new Local95(seed, n)),
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
