using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Pruning.Memory;

/// <summary>
/// Transposes a 4 x 4 block held in four vectors: two rounds of interleaving, (r0, r2), (r1, r3) and then the
/// results, put column k into vector k.
/// </summary>
internal static class FourByFour
{
    /// <summary>Whether this machine has the instructions.</summary>
    public static bool IsSupported => Sse.IsSupported || AdvSimd.Arm64.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(
        ref Vector128<float> r0, ref Vector128<float> r1, ref Vector128<float> r2, ref Vector128<float> r3)
    {
        (Vector128<float> a, Vector128<float> b) = (Low(r0, r2), High(r0, r2));
        (Vector128<float> c, Vector128<float> d) = (Low(r1, r3), High(r1, r3));
        (r0, r1, r2, r3) = (Low(a, c), High(a, c), Low(b, d), High(b, d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
