using System;
using Pruning.Data;

namespace Pruning.Analysis;

/// <summary>The mean over the outputs of (x - target)²: gradient 2 (x - target) / K, Hessian 2 / K.</summary>
internal sealed class SquaredErrorLoss : GraphLoss
{
    private const int MostOnStack = 256;

    private protected override double LossOf(Dataset data, TapeTile tile, int value, int lane)
    {
        Span<double> x = tile.Of(TapeKind.Value, value);
        int outputs = x.Length / Tape.Lanes;
        Span<float> target = outputs <= MostOnStack ? stackalloc float[outputs] : new float[outputs];
        data.CopyTarget(IndexOf(tile, lane), target);
        double sum = 0;
        for (int k = 0; k < outputs; k++)
        {
            double error = x[(k * Tape.Lanes) + lane] - target[k];
            sum += error * error;
        }

        return sum / outputs;
    }

    private protected override void Gradient(Dataset data, TapeTile tile, int value, int lane)
    {
        Span<double> x = tile.Of(TapeKind.Value, value);
        Span<double> gradient = tile.Of(TapeKind.Gradient, value);
        int outputs = x.Length / Tape.Lanes;
        Span<float> target = outputs <= MostOnStack ? stackalloc float[outputs] : new float[outputs];
        data.CopyTarget(IndexOf(tile, lane), target);
        for (int k = 0; k < outputs; k++)
        {
            int at = (k * Tape.Lanes) + lane;
            gradient[at] = 2 * (x[at] - target[k]) / outputs;
        }
    }

    private protected override void TangentGradient(TapeTile tile, int value, int lane)
    {
        Span<double> tangent = tile.Of(TapeKind.Tangent, value);
        Span<double> change = tile.Of(TapeKind.TangentGradient, value);
        for (int at = lane; at < change.Length; at += Tape.Lanes)
        {
            change[at] = 2 * tangent[at] * Tape.Lanes / change.Length;
        }
    }

    private protected override void Curvature(TapeTile tile, int value, int lane)
    {
        Span<double> curvature = tile.Of(TapeKind.Gradient, value);
        for (int at = lane; at < curvature.Length; at += Tape.Lanes)
        {
            curvature[at] = 2.0 * Tape.Lanes / curvature.Length;
        }
    }
}
