using Pruning.Experiments.Networks.Schedules300;

namespace Pruning.Experiments;

/// <summary>When weights of LeNet-300-100 are removed, and which come back.</summary>
internal static class Schedules300Series
{
    /// <summary>The series; one line for each experiment and comparison.</summary>
    public static Series Value { get; } = new(
        "schedules300",
        "Schedules of LeNet-300-100 on MNIST",
        [
            new("dense", "no weight removed", (seed, n) => new DenseLeNet(seed, n)),
            new("snip-10", "SNIP, 10 % kept", (seed, n) => new Snip(seed, n)),
            new("gradual-5", "cubic, global, 5 % kept", (seed, n) => new Gradual(seed, n)),
            new("static-2", "random mask, 2 % kept", (seed, n) => new StaticRandom(seed, n)),
            new("set-2", "SET, 2 % kept", (seed, n) => new Set(seed, n)),
            new("rigl-2", "RigL, 2 % kept", (seed, n) => new RigL(seed, n)),
            new("snfs-2", "SNFS, 2 % kept", (seed, n) => new Snfs(seed, n)),
            new("dst", "DST, the published recipe for 60 epochs", (seed, n) => new Dst(seed, n)),
            new("ticket-dense", "the tickets' recipe, no weight removed", (seed, n) => new TicketDense(seed, n)),
            new("ticket-3.6", "3.6 % kept, 4 rounds, rewound", (seed, n) => new Ticket(seed, n)),
            new("reinit-3.6", "3.6 % kept, 4 rounds, drawn anew", (seed, n) => new Reinitialized(seed, n)),
        ],
        [
            new("set-2", "static-2"),
            new("rigl-2", "set-2"),
            new("snfs-2", "set-2"),
            new("ticket-3.6", "ticket-dense"),
            new("ticket-3.6", "reinit-3.6"),
        ]);
}
