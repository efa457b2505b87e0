using System;
using System.Runtime.CompilerServices;

namespace Pruning.Masks;

/// <summary>The order-preserving image of a score in the unsigned integers: a &lt; b as scores is a &lt; b as
/// keys.</summary>
internal static class ScoreKey
{
    /// <summary>The key of a score that is not NaN; -0 and +0 have the same. No score has the key 0.</summary>
    /// <remarks>A negative number has all its bits flipped, another one its sign bit only (Herf 2001, "Radix
    /// tricks").</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(float score)
    {
        // -0 + 0 is +0; every other score stays as it is.
        uint bits = BitConverter.SingleToUInt32Bits(score + 0f);
        return bits ^ ((uint)((int)bits >> 31) | 0x8000_0000);
    }
}
