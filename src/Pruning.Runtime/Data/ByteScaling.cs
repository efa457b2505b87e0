using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Data;

/// <summary>
/// Bytes to floats times a scale. TensorPrimitives converts bytes one by one, this sixteen at a time.
/// </summary>
internal static class ByteScaling
{
    public static void Scale(ReadOnlySpan<byte> source, float scale, Span<float> destination)
    {
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte x = ref MemoryMarshal.GetReference(source);
            ref float y = ref MemoryMarshal.GetReference(destination[..source.Length]);
            Vector128<float> factor = Vector128.Create(scale);
            for (; i <= source.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                Vector128<byte> pixels = Vector128.LoadUnsafe(ref x, (nuint)i);
                (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(pixels);
                Store(low, factor, ref y, i);
                Store(high, factor, ref y, i + 8);
            }
        }

        for (; i < source.Length; i++)
        {
            destination[i] = source[i] * scale;
        }
    }

    private static void Store(Vector128<ushort> values, Vector128<float> factor, ref float y, int i)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(values);
        (Vector128.ConvertToSingle(low.AsInt32()) * factor).StoreUnsafe(ref y, (nuint)i);
        (Vector128.ConvertToSingle(high.AsInt32()) * factor).StoreUnsafe(ref y, (nuint)(i + 4));
    }
}
