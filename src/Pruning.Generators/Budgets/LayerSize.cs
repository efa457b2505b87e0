using Pruning.Generators.Policies.Costs;

namespace Pruning.Generators.Budgets;

/// <summary>What a layer costs in the end.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weights">Kept weights.</param>
/// <param name="Pixels">Pixels of its output, which each weight is multiplied for; 0 for a normalisation.</param>
/// <param name="Others">Biases, scales and shifts.</param>
/// <param name="Statistics">Running means and variances.</param>
internal sealed record LayerSize(string Name, Bounds Weights, long Pixels, Bounds Others, Bounds Statistics)
{
    /// <summary>Multiply-adds.</summary>
    public Bounds Macs => Weights * Pixels;

    /// <summary>Numbers that are trained.</summary>
    public Bounds Parameters => Weights + Others;

    /// <summary>What they take.</summary>
    public Bounds Bytes => (Parameters + Statistics) * sizeof(float);
}
