using System;
using System.Collections.Generic;
using Pruning.CriteriaBenchmarks.Networks.SmallDigits;

namespace Pruning.CriteriaBenchmarks;

/// <summary>
/// What is compared with the exact change of the loss. SparseGpt is not there: it chooses weights, and scores say no
/// more than which.
/// </summary>
internal static class RankedCriteria
{
    /// <summary>What all others estimate, of weights.</summary>
    public static Func<ulong, Network> ExactOfWeights { get; } = seed => new ExactGlobal(seed);

    /// <summary>What all others estimate, of neurons.</summary>
    public static Func<ulong, Network> ExactOfNeurons { get; } = seed => new ExactNeurons(seed);

    public static IReadOnlyList<RankedCriterion> Weights { get; } =
    [
        new("Random", seed => new RandomGlobal(seed)),
        new("Magnitude", seed => new MagnitudeGlobal(seed)),
        new("Lamp", seed => new LampGlobal(seed)),
        new("SynFlow, one step", seed => new SynFlowGlobal(seed)),
        new("Wanda", seed => new WandaGlobal(seed)),
        new("Gradient", seed => new GradientGlobal(seed)),
        new("Taylor", seed => new TaylorGlobal(seed)),
        new("Snip", seed => new SnipGlobal(seed)),
        new("Movement", seed => new MovementGlobal(seed)),
        new("Grasp", seed => new GraspGlobal(seed)),
        new("OptimalBrainDamage", seed => new DamageGlobal(seed)),
        new("Fisher", seed => new FisherGlobal(seed)),
        new("WoodFisher", seed => new WoodFisherGlobal(seed)),
        new("OptimalBrainSurgeon", seed => new SurgeonGlobal(seed)),
    ];

    public static IReadOnlyList<RankedCriterion> Neurons { get; } =
    [
        new("Random", seed => new RandomNeurons(seed)),
        new("Magnitude", seed => new MagnitudeNeurons(seed)),
        new("GeometricMedian", seed => new MedianNeurons(seed)),
        new("ActivationZeros", seed => new ZeroNeurons(seed)),
        new("MutualInformation", seed => new InformationNeurons(seed)),
        new("ActivationTaylor", seed => new ChangeNeurons(seed)),
        new("Fisher, summed", seed => new FisherNeurons(seed)),
    ];
}
