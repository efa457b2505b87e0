using Pruning.Experiments.Networks.Schedules5;

namespace Pruning.Experiments;

/// <summary>When weights of LeNet-5 are removed, and what is left out for each input.</summary>
internal static class Schedules5Series
{
    /// <summary>The series; one line for each experiment and comparison.</summary>
    public static Series Value { get; } = new(
        "schedules5",
        "Schedules of LeNet-5 on MNIST",
        [
            new("dense", "no weight removed", (seed, n) => new DenseLeNet(seed, n)),
            new("gradual-2", "cubic, global, 2 % kept", (seed, n) => new Gradual(seed, n)),
            new("snip-2", "SNIP, 2 % kept", (seed, n) => new Snip(seed, n)),
            new("dst", "DST, with strengths by layer", (seed, n) => new Dst(seed, n)),
            new("gated", "half of Conv2 and Hidden, by the input", (seed, n) => new Gated(seed, n)),
        ],
        [
            new("gradual-2", "dense"),
            new("gated", "dense"),
        ]);
}
