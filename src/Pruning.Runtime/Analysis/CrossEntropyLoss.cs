using System;
using Pruning.Data;

namespace Pruning.Analysis;

/// <summary>-ln p[label] with p = softmax(x): gradient p - onehot(label), Hessian diag(p) - p pᵀ.</summary>
internal sealed class CrossEntropyLoss : GraphLoss
{
    private protected override double LossOf(Dataset data, TapeTile tile, int value, int lane)
    {
        Span<double> x = tile.Of(TapeKind.Value, value);
        double largest = Largest(x, lane);
        return Math.Log(SumOfPowers(x, lane, largest))
            + largest - x[(data.LabelOf(IndexOf(tile, lane)) * Tape.Lanes) + lane];
    }

    private protected override void Gradient(Dataset data, TapeTile tile, int value, int lane)
    {
        Span<double> x = tile.Of(TapeKind.Value, value);
        Span<double> gradient = tile.Of(TapeKind.Gradient, value);
        double largest = Largest(x, lane);
        double sum = SumOfPowers(x, lane, largest);
        for (int at = lane; at < x.Length; at += Tape.Lanes)
        {
            gradient[at] = Math.Exp(x[at] - largest) / sum;
        }

        gradient[(data.LabelOf(IndexOf(tile, lane)) * Tape.Lanes) + lane] -= 1;
    }

    private protected override void TangentGradient(TapeTile tile, int value, int lane)
    {
        Span<double> x = tile.Of(TapeKind.Value, value);
        Span<double> tangent = tile.Of(TapeKind.Tangent, value);
        Span<double> change = tile.Of(TapeKind.TangentGradient, value);
        double largest = Largest(x, lane);
        double sum = SumOfPowers(x, lane, largest);
        double mean = 0;
        for (int at = lane; at < x.Length; at += Tape.Lanes)
        {
            mean += Math.Exp(x[at] - largest) / sum * tangent[at];
        }

        for (int at = lane; at < x.Length; at += Tape.Lanes)
        {
            change[at] = Math.Exp(x[at] - largest) / sum * (tangent[at] - mean);
        }
    }

    private protected override void Curvature(TapeTile tile, int value, int lane)
    {
        Span<double> x = tile.Of(TapeKind.Value, value);
        Span<double> curvature = tile.Of(TapeKind.Gradient, value);
        double largest = Largest(x, lane);
        double sum = SumOfPowers(x, lane, largest);
        for (int at = lane; at < x.Length; at += Tape.Lanes)
        {
            double probability = Math.Exp(x[at] - largest) / sum;
            curvature[at] = probability * (1 - probability);
        }
    }

    // NaN where one of them is.
    private static double Largest(Span<double> x, int lane)
    {
        double largest = x[lane];
        for (int at = lane; at < x.Length; at += Tape.Lanes)
        {
            largest = Math.Max(largest, x[at]);
        }

        return largest;
    }

    // The largest at zero cannot overflow.
    private static double SumOfPowers(Span<double> x, int lane, double largest)
    {
        double sum = 0;
        for (int at = lane; at < x.Length; at += Tape.Lanes)
        {
            sum += Math.Exp(x[at] - largest);
        }

        return sum;
    }
}
