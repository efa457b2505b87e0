using System;
using System.ComponentModel;

namespace Pruning.Analysis;

/// <summary>y = tanh(x).</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TanhOperator(int input, int output) : ActivationOperator(input, output)
{
    private protected override (double Value, double Slope, double Bend) At(double x)
    {
        double y = Math.Tanh(x);
        return (y, 1 - (y * y), -2 * y * (1 - (y * y)));
    }
}
