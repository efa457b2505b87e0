using System;

namespace Pruning;

/// <summary>
/// A penalty on the weights that is added to the loss during training and pulls them to zero, by its gradient or by
/// proximal steps. On the class it holds for all layers, each by itself; on a layer it replaces those of the class.
/// Biases are not penalised.
/// </summary>
/// <param name="norm">Which norm is penalised.</param>
/// <param name="strength">The factor of the penalty; positive.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class RegularizeAttribute(Norm norm, double strength) : Attribute
{
    /// <summary>Which norm is penalised.</summary>
    public Norm Norm { get; } = norm;

    /// <summary>The factor of the penalty; positive.</summary>
    public double Strength { get; } = strength;

    /// <summary>
    /// Whether it acts by a proximal step behind that of the optimiser, with the step size of each weight (the learning
    /// rate, under Adam divided by √v̂ + ε): weights come to exactly zero and stay there where the loss does not want
    /// them. They are zeros and not removed: masks do not change. Default: false, by its gradient.
    /// </summary>
    public bool Proximal { get; set; }

    /// <summary>The groups of <see cref="Norm.Group"/>. Default: <see cref="GroupBy.Outputs"/>.</summary>
    public GroupBy GroupBy { get; set; }
}
