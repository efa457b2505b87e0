using System;

namespace Pruning;

/// <summary>
/// During training each value is zeroed with the given probability and the others are divided by 1 - rate (Srivastava
/// et al. 2014); at inference nothing happens.
/// </summary>
/// <param name="rate">Probability of a value being zeroed, in [0, 1).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DropoutAttribute(double rate) : Attribute
{
    /// <summary>Probability of a value being zeroed, in [0, 1).</summary>
    public double Rate { get; } = rate;
}
