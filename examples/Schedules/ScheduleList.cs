using System.Collections.Generic;
using Examples.Networks;

namespace Examples;

/// <summary>The schedules, one line for each; the first one is what the others are compared with.</summary>
/// <remarks>Strengths and learning rates of learned masks are chosen for the declared epochs and all images. They act
/// in every step and do not scale: "str", "dst" and "l0" remove less with fewer --epochs or --samples.</remarks>
internal static class ScheduleList
{
    public static IReadOnlyList<ExampleVariant> All { get; } =
    [
        new("dense", "no weight removed", s => new DenseNet(s.Seed, s.Threads)),
        new("one-shot", "removed at once after training, then fine-tuned", s => new OneShot(s.Seed, s.Threads)),
        new("iterative", "removed in four rounds, each fine-tuned", s => new Iterative(s.Seed, s.Threads)),
        new("lottery-ticket", "four rounds, each from the initial weights", s => new LotteryTicket(s.Seed, s.Threads)),
        new("gradual", "removed during the training, along a cubic", s => new Gradual(s.Seed, s.Threads)),
        new("snip", "removed before the training, by sensitivity", s => new Snip(s.Seed, s.Threads)),
        new("grasp", "removed before the training, by gradient flow", s => new Grasp(s.Seed, s.Threads)),
        new("synflow", "removed before the training, without data", s => new SynFlow(s.Seed, s.Threads)),
        new("set", "random weights come back", s => new Set(s.Seed, s.Threads)),
        new("rigl", "weights of large gradients come back", s => new RigL(s.Seed, s.Threads)),
        new("snfs", "weights of large momentum come back", s => new Snfs(s.Seed, s.Threads)),
        new("dpf", "removed weights are trained too", s => new Dpf(s.Seed, s.Threads)),
        new("dns", "the same, with hysteresis", s => new Dns(s.Seed, s.Threads)),
        new("acdc", "sparse and dense phases take turns", s => new AcDc(s.Seed, s.Threads)),
        new("str", "a learned threshold for each layer", s => new Str(s.Seed, s.Threads)),
        new("dst", "a learned threshold for each neuron and filter", s => new Dst(s.Seed, s.Threads)),
        new("l0", "learned gates of inputs and filters", s => new L0(s.Seed, s.Threads)),
        new("movement", "learned scores of weights", s => new Movement(s.Seed, s.Threads)),
        new("gate", "half of the channels and neurons, chosen by the input", s => new Gated(s.Seed, s.Threads)),
    ];
}
