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
        new("Magnitude, Output", false, () => new LeNet300.MagnitudeOutput(), null),
        new(
            "Magnitude, ErdosRenyi",
            false,
            () => new LeNet300.MagnitudeErdosRenyi(),
            () => new LeNet5.MagnitudeErdosRenyi()),
        new("Lamp, Global", false, () => new LeNet300.LampGlobal(), () => new LeNet5.LampGlobal()),
        new("SynFlow, Global", false, () => new LeNet300.SynFlowGlobal(), null),
        new("Gradient, Global", true, () => new LeNet300.GradientGlobal(), () => new LeNet5.GradientGlobal()),
        new("Movement, Global", true, () => new LeNet300.MovementGlobal(), null),
        new("Taylor, Global", true, () => new LeNet300.TaylorGlobal(), () => new LeNet5.TaylorGlobal()),
        new("Snip, Global", true, () => new LeNet300.SnipGlobal(), () => new LeNet5.SnipGlobal()),
        new("Grasp, Global", true, () => new LeNet300.GraspGlobal(), () => new LeNet5.GraspGlobal()),
        new("OptimalBrainDamage, Global", true, () => new LeNet300.DamageGlobal(), null),
        new("Fisher, Global", true, () => new LeNet300.FisherGlobal(), () => new LeNet5.FisherGlobal()),
        new("Fisher, Uniform", true, () => new LeNet300.FisherUniform(), () => new LeNet5.FisherUniform()),
        new("Wanda, Local", true, () => new LeNet300.WandaLocal(), () => new LeNet5.WandaLocal()),
        new("Wanda, Output", true, () => new LeNet300.WandaOutput(), null),
        new("WoodFisher, Global", true, () => new LeNet300.WoodFisherGlobal(), null),
        new("SparseGpt, Local", true, () => new LeNet300.SparseGptLocal(), null),
        new("OptimalBrainSurgeon, Local", true, () => new LeNet300.SurgeonLocal(), null),
        new("OptimalBrainSurgeon, Global", true, () => new LeNet300.SurgeonGlobal(), null),
    ];

    /// <summary>What removes neurons.</summary>
    public static IReadOnlyList<Candidate> Neurons { get; } =
    [
        new("Random", false, () => new LeNet300.RandomNeurons(), null),
        new("Magnitude", false, () => new LeNet300.MagnitudeNeurons(), null),
        new("GeometricMedian", false, () => new LeNet300.MedianNeurons(), null),
        new("ActivationZeros", true, () => new LeNet300.ZeroNeurons(), null),
        new("MutualInformation", true, () => new LeNet300.InformationNeurons(), null),
        new("ActivationTaylor", true, () => new LeNet300.ChangeNeurons(), null),
        new("Fisher, summed", true, () => new LeNet300.FisherNeurons(), null),
        new("LeaveOneOut", true, () => new LeNet300.ExactNeurons(), null),
    ];

    /// <summary>What keeps two of every four weights.</summary>
    public static IReadOnlyList<Candidate> Patterns { get; } =
    [
        new("Magnitude, 2:4", false, () => new LeNet300.MagnitudePattern(), null),
        new("Wanda, 2:4", true, () => new LeNet300.WandaPattern(), null),
        new("SparseGpt, 2:4", true, () => new LeNet300.SparseGptPattern(), null),
    ];
}
