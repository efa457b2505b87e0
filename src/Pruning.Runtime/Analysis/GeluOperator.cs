using System;
using System.ComponentModel;

namespace Pruning.Analysis;

/// <summary>y = x / 2 · (1 + tanh(√(2/π) (x + 0.044715 x³))).</summary>
/// <inheritdoc/>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GeluOperator(int input, int output) : ActivationOperator(input, output)
{
    private protected override (double Value, double Slope, double Bend) At(double x)
    {
        const double Cubic = 0.044715;
        double root = Math.Sqrt(2 / Math.PI);
        double t = Math.Tanh(root * (x + (Cubic * x * x * x)));
        double inner = root * (1 + (3 * Cubic * x * x));
        double first = (1 - (t * t)) * inner;
        double second = ((1 - (t * t)) * root * 6 * Cubic * x) - (2 * t * first * inner);
        return (0.5 * x * (1 + t), 0.5 * (1 + t + (x * first)), first + (0.5 * x * second));
    }
}
