using System;

namespace Pruning.Generators.Lowering.Sparse;

/// <summary>What kept weights cost in each direction of a layer; null where there is no sparse kernel.</summary>
internal sealed record SparseCosts(
    SparseCost Forward, SparseCost InputGradient, SparseCost WeightGradient, SparseCost Prediction)
{
    /// <summary>
    /// Of a fully connected layer. The numbers are lines through the times of docs/results/benchmarks.md at 2 to 50 %
    /// kept, rounded to the safe side.
    /// </summary>
    public static SparseCosts OfDense { get; } = new(
        new SparseCost(0.01, 2.7), new SparseCost(0.01, 3), new SparseCost(0.06, 3.7), new SparseCost(0.05, 4));

    // No time is won where there is no kernel.
    private static readonly SparseCost None = new(1, 1);

    private static readonly SparseCosts OfPixels = new(
        new SparseCost(0.06, 2), new SparseCost(0.08, 2.4), new SparseCost(0.08, 2.4), new SparseCost(0.1, 1.8));

    /// <summary>Of a convolution. On few pixels a single sample has no sparse kernel.</summary>
    public static SparseCosts OfConvolution(ConvGeometry conv) =>
        conv.OutputPixels < TileGroups.Lanes ? OfPixels with { Prediction = None } : OfPixels;

    /// <summary>The same of a layer that reads the samples: nobody asks for their gradient.</summary>
    public SparseCosts OfSamples => this with { InputGradient = None };

    /// <summary>The largest fraction at which some direction is sparse.</summary>
    public double Crossover => Math.Max(
        Math.Max(Forward.Crossover, InputGradient.Crossover),
        Math.Max(WeightGradient.Crossover, Prediction.Crossover));
}
