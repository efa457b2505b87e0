using System;
using System.ComponentModel;

namespace Pruning.Analysis;

/// <summary>y = 1 / (1 + e^-x).</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SigmoidOperator(int input, int output) : ActivationOperator(input, output)
{
    private protected override (double Value, double Slope, double Bend) At(double x)
    {
        double y = 1 / (1 + Math.Exp(-x));
        double slope = y * (1 - y);
        return (y, slope, slope * (1 - (2 * y)));
    }
}
