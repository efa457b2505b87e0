using System;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Gate] attribute.</summary>
internal sealed record GateDeclaration(double Keep = 0.5, double Strength = 1e-8)
{
    /// <summary>Whether it lets every output pass as it is: then there is no gate.</summary>
    public bool IsOpen => Keep == 1;

    /// <summary>
    /// ceil(Keep · outputs), in decimal: 7 of 100 at 0.07, where the product in double is above 7. Keep is in (0, 1].
    /// </summary>
    public int Winners(int outputs) => Math.Max(1, (int)decimal.Ceiling((decimal)Keep * outputs));
}
