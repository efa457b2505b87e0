using System.ComponentModel;

namespace Pruning.Analysis;

/// <summary>y = x where x is positive, slope · x elsewhere.</summary>
/// <param name="input">The value that it reads.</param>
/// <param name="output">The value that it makes.</param>
/// <param name="slope">0, or that of a leaky one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReluOperator(int input, int output, float slope = 0) : ActivationOperator(input, output)
{
    // NaN passes through.
    private protected override (double Value, double Slope, double Bend) At(double x) =>
        x <= 0 ? (slope * x, slope, 0) : (x, 1, 0);
}
