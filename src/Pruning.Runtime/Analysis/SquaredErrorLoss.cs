using System;
using Pruning.Data;

namespace Pruning.Analysis;

/// <summary>The mean over the outputs of (x - target)²: gradient 2 (x - target) / K, Hessian 2 / K.</summary>
internal sealed class SquaredErrorLoss : GraphLoss
{
    /// <inheritdoc/>
    public override void Load(Dataset data, TapeTile tile, int outputs)
    {
        for (int lane = 0; lane < tile.Samples; lane++)
        {
            data.CopyTarget(IndexOf(tile, lane), TargetOf(tile, lane, outputs));
        }
    }

    /// <inheritdoc/>
    public override int TargetsOf(int outputs) => outputs;

    private protected override double LossOf(Dataset data, TapeTile tile, int value, int lane)
    {
        Span<double> x = tile.Of(TapeKind.Value, value);
        int outputs = x.Length / Tape.Lanes;
        Span<float> target = TargetOf(tile, lane, outputs);
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
        Span<float> target = TargetOf(tile, lane, outputs);
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

    private static Span<float> TargetOf(TapeTile tile, int lane, int outputs) =>
        tile.Tape.Targets.AsSpan(((tile.Index * Tape.Lanes) + lane) * outputs, outputs);
}
