using System;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using Pruning.Plans;
using Pruning.Threading;

namespace Pruning.Analysis;

/// <summary>A number for every neuron or channel of the prunable layers, the mean over the samples.</summary>
/// <param name="plan">The network.</param>
/// <param name="graph">Its graph.</param>
internal sealed class UnitSums(NetworkPlan plan, OperatorGraph graph) : ITapeReader
{
    private readonly double[]?[] _sums = new double[plan.Layers.Length][];
    private UnitSum _sum;

    /// <inheritdoc/>
    public TapePass Pass => _sum == UnitSum.NotZero ? TapePass.Forward : TapePass.Gradients;

    /// <summary>The numbers of a layer.</summary>
    public ReadOnlySpan<double> Of(int layer) => _sums[layer];

    /// <summary>Adds them up.</summary>
    public void Collect(Analyst analyst, UnitSum sum)
    {
        if (analyst.Holds(this, (int)sum))
        {
            return;
        }

        _sum = sum;
        for (int i = 0; i < _sums.Length; i++)
        {
            if (plan.Layers[i].Mask >= 0)
            {
                (_sums[i] ??= new double[plan.Layers[i].Outputs]).AsSpan().Clear();
            }
        }

        analyst.Visit(this);
        foreach (double[]? sums in _sums)
        {
            TensorPrimitives.Divide(sums, analyst.Samples, sums);
        }
    }

    /// <inheritdoc/>
    public void Read(Tape tape, int worker, int workers)
    {
        for (int i = 0; i < _sums.Length; i++)
        {
            if (_sums[i] is { } sums)
            {
                (int begin, int end) = WorkerTeam.Share(sums.Length, worker, workers);
                for (int unit = begin; unit < end; unit++)
                {
                    sums[unit] += SumOf(tape, graph.Units[i], unit, sums.Length);
                }
            }
        }
    }

    private double SumOf(Tape tape, int value, int unit, int units)
    {
        double sum = 0;
        for (int tile = 0; tile < tape.Tiles; tile++)
        {
            Span<double> h = tape.Of(TapeKind.Value, tile, value);
            int plane = h.Length / units;
            h = h.Slice(unit * plane, plane);
            Span<double> g = _sum == UnitSum.NotZero
                ? default
                : tape.Of(TapeKind.Gradient, tile, value).Slice(unit * plane, plane);
            Vector512<double> total = default;
            for (int at = 0; at < plane; at += Tape.Lanes)
            {
                Vector512<double> activation = Vector512.LoadUnsafe(ref h[at]);
                total += _sum == UnitSum.NotZero
                    ? Vector512.ConditionalSelect(
                        Vector512.Equals(activation, default), default, Vector512<double>.One)
                    : activation * Vector512.LoadUnsafe(ref g[at]);
            }

            for (int lane = 0; lane < tape[tile].Samples; lane++)
            {
                sum += Math.Abs(total[lane]) * Tape.Lanes / plane;
            }
        }

        return sum;
    }
}
