using System;

namespace Pruning.Generators.Lowering.Sparse;

/// <summary>What kept weights cost in each direction of a layer; null where there is no sparse kernel.</summary>
internal sealed record SparseCosts(
    SparseCost Forward, SparseCost InputGradient, SparseCost WeightGradient, SparseCost Prediction)
{
    /// <summary>
    /// Of a fully connected layer. The numbers are those of docs/results/sparse.md: lines through the times that were
    /// measured at 2 to 50 % kept.
    /// </summary>
    public static SparseCosts OfDense { get; } = new(
        new SparseCost(0.01, 2.7), new SparseCost(0.01, 3), new SparseCost(0.06, 3.7), new SparseCost(0.05, 2.7));

    /// <summary>Of a convolution.</summary>
    public static SparseCosts OfConvolution { get; } = new(
        new SparseCost(0.06, 1.8), new SparseCost(0.08, 2.4), new SparseCost(0.08, 2.4), new SparseCost(0.05, 2.7));

    /// <summary>The largest fraction at which some direction is sparse.</summary>
    public double Crossover => Math.Max(
        Math.Max(Forward.Crossover, InputGradient.Crossover),
        Math.Max(WeightGradient.Crossover, Prediction.Crossover));
}
