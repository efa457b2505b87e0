using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Pruning.Memory;

/// <summary>
/// Transposes 4 x 4 blocks held in four vectors, one block per 128-bit part: two rounds of interleaving,
/// (r0, r2), (r1, r3) and then the results, put column k into vector k.
/// </summary>
internal static class FourByFour
{
    /// <summary>Whether this machine has the instructions for 128-bit vectors.</summary>
    public static bool IsSupported => Sse.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Whether 512-bit vectors are there and wanted.</summary>
    public static bool IsSupported512 => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(
        ref Vector128<float> r0, ref Vector128<float> r1, ref Vector128<float> r2, ref Vector128<float> r3)
    {
        (Vector128<float> a, Vector128<float> b) = (Low(r0, r2), High(r0, r2));
        (Vector128<float> c, Vector128<float> d) = (Low(r1, r3), High(r1, r3));
        (r0, r1, r2, r3) = (Low(a, c), High(a, c), Low(b, d), High(b, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(
        ref Vector512<float> r0, ref Vector512<float> r1, ref Vector512<float> r2, ref Vector512<float> r3)
    {
        (Vector512<float> a, Vector512<float> b) = (Avx512F.UnpackLow(r0, r2), Avx512F.UnpackHigh(r0, r2));
        (Vector512<float> c, Vector512<float> d) = (Avx512F.UnpackLow(r1, r3), Avx512F.UnpackHigh(r1, r3));
        (r0, r1) = (Avx512F.UnpackLow(a, c), Avx512F.UnpackHigh(a, c));
        (r2, r3) = (Avx512F.UnpackLow(b, d), Avx512F.UnpackHigh(b, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
