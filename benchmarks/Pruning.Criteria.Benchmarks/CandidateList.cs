using System.Collections.Generic;

namespace Pruning.CriteriaBenchmarks;

/// <summary>What is compared.</summary>
internal static class CandidateList
{
    public static IReadOnlyList<Candidate> All { get; } =
    [
        new("Random, Local", false, () => new Networks.LeNet300.RandomLocal(), () => new Networks.LeNet5.RandomLocal()),
        new("Magnitude, Global", false, () => new Networks.LeNet300.MagnitudeGlobal(), () => new Networks.LeNet5.MagnitudeGlobal()),
        new("Magnitude, Uniform", false, () => new Networks.LeNet300.MagnitudeUniform(), () => new Networks.LeNet5.MagnitudeUniform()),
        new("Magnitude, ErdosRenyi", false, () => new Networks.LeNet300.MagnitudeErdosRenyi(), () => new Networks.LeNet5.MagnitudeErdosRenyi()),
        new("Lamp, Global", false, () => new Networks.LeNet300.LampGlobal(), () => new Networks.LeNet5.LampGlobal()),
        new("Gradient, Global", true, () => new Networks.LeNet300.GradientGlobal(), () => new Networks.LeNet5.GradientGlobal()),
        new("Taylor, Global", true, () => new Networks.LeNet300.TaylorGlobal(), () => new Networks.LeNet5.TaylorGlobal()),
        new("Snip, Global", true, () => new Networks.LeNet300.SnipGlobal(), () => new Networks.LeNet5.SnipGlobal()),
        new("Fisher, Global", true, () => new Networks.LeNet300.FisherGlobal(), () => new Networks.LeNet5.FisherGlobal()),
        new("Fisher, Uniform", true, () => new Networks.LeNet300.FisherUniform(), () => new Networks.LeNet5.FisherUniform()),
    ];
}
