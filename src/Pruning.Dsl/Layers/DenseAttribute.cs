using System;

namespace Pruning;

/// <summary>A fully connected layer: y = x Wᵀ + b, with W of shape [units, inputs] and b of shape [units].</summary>
/// <param name="units">Number of outputs; positive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DenseAttribute(int units) : Attribute
{
    /// <summary>Number of outputs; positive.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// Whether the layer adds a bias. Default: true, but false directly before <see cref="BatchNormAttribute"/>, which
    /// would take it away again.
    /// </summary>
    public bool Bias { get; set; } = true;

    /// <summary>The distribution of the initial weights. Default: <see cref="Initializer.HeNormal"/>.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The layer that this one reads, by nameof. Default: the one above it.</summary>
    public string? From { get; set; }
}
