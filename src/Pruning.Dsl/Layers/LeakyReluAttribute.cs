using System;

namespace Pruning;

/// <summary>y = x where x is positive, slope · x elsewhere (Maas et al. 2013).</summary>
/// <param name="slope">The factor for negative inputs, in (0, 1).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LeakyReluAttribute(double slope = 0.01) : Attribute
{
    /// <summary>The factor for negative inputs, in (0, 1).</summary>
    public double Slope { get; } = slope;
}
