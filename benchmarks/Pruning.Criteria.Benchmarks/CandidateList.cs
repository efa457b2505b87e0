using System.Collections.Generic;
using LeNet300 = Pruning.CriteriaBenchmarks.Networks.LeNet300;
using LeNet5 = Pruning.CriteriaBenchmarks.Networks.LeNet5;

namespace Pruning.CriteriaBenchmarks;

/// <summary>What is compared.</summary>
internal static class CandidateList
{
    public static IReadOnlyList<Candidate> All { get; } =
    [
        new("Random, Local", false, () => new LeNet300.RandomLocal(), () => new LeNet5.RandomLocal()),
        new("Magnitude, Global", false, () => new LeNet300.MagnitudeGlobal(), () => new LeNet5.MagnitudeGlobal()),
        new("Magnitude, Uniform", false, () => new LeNet300.MagnitudeUniform(), () => new LeNet5.MagnitudeUniform()),
        new(
            "Magnitude, ErdosRenyi",
            false,
            () => new LeNet300.MagnitudeErdosRenyi(),
            () => new LeNet5.MagnitudeErdosRenyi()),
        new("Lamp, Global", false, () => new LeNet300.LampGlobal(), () => new LeNet5.LampGlobal()),
        new("Gradient, Global", true, () => new LeNet300.GradientGlobal(), () => new LeNet5.GradientGlobal()),
        new("Taylor, Global", true, () => new LeNet300.TaylorGlobal(), () => new LeNet5.TaylorGlobal()),
        new("Snip, Global", true, () => new LeNet300.SnipGlobal(), () => new LeNet5.SnipGlobal()),
        new("Fisher, Global", true, () => new LeNet300.FisherGlobal(), () => new LeNet5.FisherGlobal()),
        new("Fisher, Uniform", true, () => new LeNet300.FisherUniform(), () => new LeNet5.FisherUniform()),
    ];
}
