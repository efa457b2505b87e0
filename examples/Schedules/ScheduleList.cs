using System.Collections.Generic;
using Examples.Networks;

namespace Examples;

/// <summary>The schedules, one line for each; the first one is what the others are compared with.</summary>
internal static class ScheduleList
{
    public static IReadOnlyList<ExampleVariant> All { get; } =
    [
        new("dense", "no weight removed", s => new DenseNet(s.Seed, s.Threads)),
        new("one-shot", "removed at once after training, then fine-tuned", s => new OneShot(s.Seed, s.Threads)),
        new("iterative", "removed in four rounds, each fine-tuned", s => new Iterative(s.Seed, s.Threads)),
        new("lottery-ticket", "four rounds, each from the initial weights", s => new LotteryTicket(s.Seed, s.Threads)),
    ];
}
