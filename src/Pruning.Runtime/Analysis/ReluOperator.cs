using System.ComponentModel;

namespace Pruning.Analysis;

/// <summary>y = x where x is above the threshold, slope · x elsewhere.</summary>
/// <param name="input">The value that it reads.</param>
/// <param name="output">The value that it makes.</param>
/// <param name="slope">0, or that of a leaky one.</param>
/// <param name="threshold">What x has to exceed; 0 for a leaky one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReluOperator(int input, int output, float slope = 0, float threshold = 0)
    : ActivationOperator(input, output)
{
    // NaN passes through.
    private protected override (double Value, double Slope, double Bend) At(double x) =>
        x <= threshold ? (slope * x, slope, 0) : (x, 1, 0);
}
