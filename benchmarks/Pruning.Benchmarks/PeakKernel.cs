using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pruning.Benchmarks;

/// <summary>
/// Nothing but fused multiply-adds in registers: as many independent ones as hide the latency of an addition, so that
/// the machine can do no more per second than this.
/// </summary>
internal static class PeakKernel
{
    /// <summary>Floating point operations of one pass.</summary>
    public static double FlopsPerPass => Vector512.IsHardwareAccelerated ? 2 * 16 * 24 : 2 * 8 * 12;

    /// <summary>Runs some passes; the sum is returned so that they cannot be left out.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static float Run(int passes, float factor) =>
        Vector512.IsHardwareAccelerated ? Run512(passes, factor) : Run256(passes, factor);

    // Optimised at once: the figure must not depend on how far the tiers have come.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run512(int passes, float factor)
    {
        Vector512<float> f = Vector512.Create(factor);
        Vector512<float> a0 = Vector512.Create(0f);
        Vector512<float> a1 = Vector512.Create(1f);
        Vector512<float> a2 = Vector512.Create(2f);
        Vector512<float> a3 = Vector512.Create(3f);
        Vector512<float> a4 = Vector512.Create(4f);
        Vector512<float> a5 = Vector512.Create(5f);
        Vector512<float> a6 = Vector512.Create(6f);
        Vector512<float> a7 = Vector512.Create(7f);
        Vector512<float> a8 = Vector512.Create(8f);
        Vector512<float> a9 = Vector512.Create(9f);
        Vector512<float> a10 = Vector512.Create(10f);
        Vector512<float> a11 = Vector512.Create(11f);
        Vector512<float> a12 = Vector512.Create(12f);
        Vector512<float> a13 = Vector512.Create(13f);
        Vector512<float> a14 = Vector512.Create(14f);
        Vector512<float> a15 = Vector512.Create(15f);
        Vector512<float> a16 = Vector512.Create(16f);
        Vector512<float> a17 = Vector512.Create(17f);
        Vector512<float> a18 = Vector512.Create(18f);
        Vector512<float> a19 = Vector512.Create(19f);
        Vector512<float> a20 = Vector512.Create(20f);
        Vector512<float> a21 = Vector512.Create(21f);
        Vector512<float> a22 = Vector512.Create(22f);
        Vector512<float> a23 = Vector512.Create(23f);
        for (int i = 0; i < passes; i++)
        {
            a0 = Vector512.FusedMultiplyAdd(a0, f, f);
            a1 = Vector512.FusedMultiplyAdd(a1, f, f);
            a2 = Vector512.FusedMultiplyAdd(a2, f, f);
            a3 = Vector512.FusedMultiplyAdd(a3, f, f);
            a4 = Vector512.FusedMultiplyAdd(a4, f, f);
            a5 = Vector512.FusedMultiplyAdd(a5, f, f);
            a6 = Vector512.FusedMultiplyAdd(a6, f, f);
            a7 = Vector512.FusedMultiplyAdd(a7, f, f);
            a8 = Vector512.FusedMultiplyAdd(a8, f, f);
            a9 = Vector512.FusedMultiplyAdd(a9, f, f);
            a10 = Vector512.FusedMultiplyAdd(a10, f, f);
            a11 = Vector512.FusedMultiplyAdd(a11, f, f);
            a12 = Vector512.FusedMultiplyAdd(a12, f, f);
            a13 = Vector512.FusedMultiplyAdd(a13, f, f);
            a14 = Vector512.FusedMultiplyAdd(a14, f, f);
            a15 = Vector512.FusedMultiplyAdd(a15, f, f);
            a16 = Vector512.FusedMultiplyAdd(a16, f, f);
            a17 = Vector512.FusedMultiplyAdd(a17, f, f);
            a18 = Vector512.FusedMultiplyAdd(a18, f, f);
            a19 = Vector512.FusedMultiplyAdd(a19, f, f);
            a20 = Vector512.FusedMultiplyAdd(a20, f, f);
            a21 = Vector512.FusedMultiplyAdd(a21, f, f);
            a22 = Vector512.FusedMultiplyAdd(a22, f, f);
            a23 = Vector512.FusedMultiplyAdd(a23, f, f);
        }

        Vector512<float> low = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11;
        Vector512<float> high = a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20 + a21 + a22 + a23;
        return Vector512.Sum(low + high);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static float Run256(int passes, float factor)
    {
        Vector256<float> f = Vector256.Create(factor);
        Vector256<float> a0 = Vector256.Create(0f);
        Vector256<float> a1 = Vector256.Create(1f);
        Vector256<float> a2 = Vector256.Create(2f);
        Vector256<float> a3 = Vector256.Create(3f);
        Vector256<float> a4 = Vector256.Create(4f);
        Vector256<float> a5 = Vector256.Create(5f);
        Vector256<float> a6 = Vector256.Create(6f);
        Vector256<float> a7 = Vector256.Create(7f);
        Vector256<float> a8 = Vector256.Create(8f);
        Vector256<float> a9 = Vector256.Create(9f);
        Vector256<float> a10 = Vector256.Create(10f);
        Vector256<float> a11 = Vector256.Create(11f);
        for (int i = 0; i < passes; i++)
        {
            a0 = Vector256.FusedMultiplyAdd(a0, f, f);
            a1 = Vector256.FusedMultiplyAdd(a1, f, f);
            a2 = Vector256.FusedMultiplyAdd(a2, f, f);
            a3 = Vector256.FusedMultiplyAdd(a3, f, f);
            a4 = Vector256.FusedMultiplyAdd(a4, f, f);
            a5 = Vector256.FusedMultiplyAdd(a5, f, f);
            a6 = Vector256.FusedMultiplyAdd(a6, f, f);
            a7 = Vector256.FusedMultiplyAdd(a7, f, f);
            a8 = Vector256.FusedMultiplyAdd(a8, f, f);
            a9 = Vector256.FusedMultiplyAdd(a9, f, f);
            a10 = Vector256.FusedMultiplyAdd(a10, f, f);
            a11 = Vector256.FusedMultiplyAdd(a11, f, f);
        }

        return Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11);
    }
}
