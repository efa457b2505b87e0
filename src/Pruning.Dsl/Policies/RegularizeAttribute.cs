using System;

namespace Pruning;

/// <summary>
/// A penalty on the weights that is added to the loss during training, so that its gradient pulls them to zero. On the
/// class it holds for all layers; on a layer it replaces those of the class. Biases are not penalised.
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
}
