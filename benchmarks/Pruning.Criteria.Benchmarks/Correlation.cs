using System.Collections.Generic;
using System.Linq;

namespace Pruning.CriteriaBenchmarks;

/// <summary>How well the order of scores agrees with that of others: Spearman's rank correlation.</summary>
/// <param name="Layers">Within each layer.</param>
/// <param name="Across">Of all layers together.</param>
internal sealed record Correlation(IReadOnlyList<double> Layers, double Across)
{
    /// <summary>The mean over the layers.</summary>
    public double Within => Layers.Average();

    /// <summary>Compares scores.</summary>
    /// <param name="scores">Some, for each layer.</param>
    /// <param name="others">As many others.</param>
    public static Correlation Between(float[][] scores, float[][] others) => new(
        [.. scores.Zip(others, (own, other) => RankCorrelation.Spearman(own, other))],
        RankCorrelation.Spearman(Concatenate(scores), Concatenate(others)));

    /// <summary>The mean of several, number by number.</summary>
    public static Correlation MeanOf(IReadOnlyList<Correlation> all) => new(
        [.. Enumerable.Range(0, all[0].Layers.Count).Select(i => all.Average(each => each.Layers[i]))],
        all.Average(each => each.Across));

    private static float[] Concatenate(float[][] layers) => [.. layers.SelectMany(layer => layer)];
}
