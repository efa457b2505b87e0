using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Analysis;

/// <summary>
/// The sums of products of layers with weights, for eight outputs at a time: one load of x then serves eight products.
/// Where there are fewer outputs, the last one is computed again and not stored.
/// </summary>
internal static class LaneKernels
{
    /// <summary>Outputs of a block.</summary>
    public const int Block = 8;

    /// <summary>
    /// y[i] += Σ w[i · outputStep + c · inputStep + tap] x[c, pixel], over the links of a pixel and the channels.
    /// </summary>
    /// <param name="w">The first weight.</param>
    /// <param name="outputStep">From the weights of an output to those of the next.</param>
    /// <param name="inputStep">From the weights of a channel of x to those of the next.</param>
    /// <param name="x">The first channel [pixels, lanes].</param>
    /// <param name="planeX">Pixels of a channel of x.</param>
    /// <param name="channels">Channels of x.</param>
    /// <param name="links">Taps, and the pixels of x that they meet.</param>
    /// <param name="readsInput">Whether x is the side of the inputs of the links.</param>
    /// <param name="y">The pixel of the first output.</param>
    /// <param name="stepY">From an output to the next, in numbers.</param>
    /// <param name="count">Outputs, at most <see cref="Block"/>.</param>
    public static void Multiply(
        ref double w,
        int outputStep,
        int inputStep,
        ref double x,
        int planeX,
        int channels,
        ReadOnlySpan<Link> links,
        bool readsInput,
        ref double y,
        int stepY,
        int count)
    {
        Vector512<double> y0 = default, y1 = default, y2 = default, y3 = default;
        Vector512<double> y4 = default, y5 = default, y6 = default, y7 = default;
        nint w1 = Math.Min(1, count - 1) * outputStep, w2 = Math.Min(2, count - 1) * outputStep;
        nint w3 = Math.Min(3, count - 1) * outputStep, w4 = Math.Min(4, count - 1) * outputStep;
        nint w5 = Math.Min(5, count - 1) * outputStep, w6 = Math.Min(6, count - 1) * outputStep;
        nint w7 = Math.Min(7, count - 1) * outputStep;
        foreach (Link link in links)
        {
            ref double xc = ref Unsafe.Add(ref x, (readsInput ? link.Input : link.Output) * Tape.Lanes);
            ref double wc = ref Unsafe.Add(ref w, link.Tap);
            for (int c = 0; c < channels; c++)
            {
                Vector512<double> value = Vector512.LoadUnsafe(ref xc);
                y0 = Vector512.FusedMultiplyAdd(Vector512.Create(wc), value, y0);
                y1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref wc, w1)), value, y1);
                y2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref wc, w2)), value, y2);
                y3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref wc, w3)), value, y3);
                y4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref wc, w4)), value, y4);
                y5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref wc, w5)), value, y5);
                y6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref wc, w6)), value, y6);
                y7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref wc, w7)), value, y7);
                xc = ref Unsafe.Add(ref xc, planeX * Tape.Lanes);
                wc = ref Unsafe.Add(ref wc, inputStep);
            }
        }

        for (int i = 0; i < count; i++)
        {
            ref double place = ref Unsafe.Add(ref y, i * stepY);
            Vector512<double> sum = i switch
            {
                0 => y0,
                1 => y1,
                2 => y2,
                3 => y3,
                4 => y4,
                5 => y5,
                6 => y6,
                _ => y7,
            };
            (Vector512.LoadUnsafe(ref place) + sum).StoreUnsafe(ref place);
        }
    }

    /// <summary>
    /// Of each sample the sums q[i] = Σ g[i, p] x[q] over the links of a tap, for eight outputs; over all samples, the
    /// sum of these or of their squares is added to the results.
    /// </summary>
    /// <param name="g">The first output of the first tile, [pixels, lanes].</param>
    /// <param name="stepG">From an output to the next, in numbers.</param>
    /// <param name="x">The channel of the first tile, [pixels, lanes].</param>
    /// <param name="stepTile">From a tile to the next.</param>
    /// <param name="tiles">Tiles.</param>
    /// <param name="links">The pixels that the tap joins.</param>
    /// <param name="isSquared">Whether the sums of a sample are squared.</param>
    /// <param name="results">Where the first output's result is.</param>
    /// <param name="stepResult">From a result to the next.</param>
    /// <param name="count">Outputs, at most <see cref="Block"/>.</param>
    public static void AddSums(
        ref double g,
        int stepG,
        ref double x,
        int stepTile,
        int tiles,
        ReadOnlySpan<Link> links,
        bool isSquared,
        ref double results,
        int stepResult,
        int count)
    {
        Vector512<double> q0 = default, q1 = default, q2 = default, q3 = default;
        Vector512<double> q4 = default, q5 = default, q6 = default, q7 = default;
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        Vector512<double> s4 = default, s5 = default, s6 = default, s7 = default;
        nint g1 = Math.Min(1, count - 1) * stepG, g2 = Math.Min(2, count - 1) * stepG;
        nint g3 = Math.Min(3, count - 1) * stepG, g4 = Math.Min(4, count - 1) * stepG;
        nint g5 = Math.Min(5, count - 1) * stepG, g6 = Math.Min(6, count - 1) * stepG;
        nint g7 = Math.Min(7, count - 1) * stepG;
        for (int tile = 0; tile < tiles; tile++)
        {
            ref double gt = ref Unsafe.Add(ref g, tile * stepTile);
            ref double xt = ref Unsafe.Add(ref x, tile * stepTile);
            foreach (Link link in links)
            {
                Vector512<double> value = Vector512.LoadUnsafe(ref xt, (nuint)(link.Input * Tape.Lanes));
                ref double gp = ref Unsafe.Add(ref gt, link.Output * Tape.Lanes);
                q0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref gp), value, q0);
                q1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref gp, g1)), value, q1);
                q2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref gp, g2)), value, q2);
                q3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref gp, g3)), value, q3);
                q4 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref gp, g4)), value, q4);
                q5 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref gp, g5)), value, q5);
                q6 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref gp, g6)), value, q6);
                q7 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref Unsafe.Add(ref gp, g7)), value, q7);
            }

            if (isSquared)
            {
                s0 = Vector512.FusedMultiplyAdd(q0, q0, s0);
                s1 = Vector512.FusedMultiplyAdd(q1, q1, s1);
                s2 = Vector512.FusedMultiplyAdd(q2, q2, s2);
                s3 = Vector512.FusedMultiplyAdd(q3, q3, s3);
                s4 = Vector512.FusedMultiplyAdd(q4, q4, s4);
                s5 = Vector512.FusedMultiplyAdd(q5, q5, s5);
                s6 = Vector512.FusedMultiplyAdd(q6, q6, s6);
                s7 = Vector512.FusedMultiplyAdd(q7, q7, s7);
                q0 = q1 = q2 = q3 = q4 = q5 = q6 = q7 = default;
            }
        }

        for (int i = 0; i < count; i++)
        {
            Vector512<double> sum = i switch
            {
                0 => s0 + q0,
                1 => s1 + q1,
                2 => s2 + q2,
                3 => s3 + q3,
                4 => s4 + q4,
                5 => s5 + q5,
                6 => s6 + q6,
                _ => s7 + q7,
            };
            Unsafe.Add(ref results, i * stepResult) += Vector512.Sum(sum);
        }
    }
}
