using System;

namespace Pruning;

/// <summary>y = x where x is above <see cref="Threshold"/>, else 0; without a threshold max(x, 0).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReluAttribute : Attribute
{
    /// <summary>
    /// What an activation has to exceed, in its own units; not negative. The gradient passes where y is positive. A
    /// prediction leaves out products with activations that are zero where it can, and more of them are.
    /// </summary>
    public double Threshold { get; set; }
}
