using System;

namespace Pruning.Serialization;

/// <summary>Files are little-endian.</summary>
internal static class LittleEndian
{
    /// <summary>Converts elements in place from or to the byte order of this machine.</summary>
    public static void Convert(Span<byte> elements, int size)
    {
        if (BitConverter.IsLittleEndian)
        {
            return;
        }

        for (int i = 0; i < elements.Length; i += size)
        {
            elements.Slice(i, size).Reverse();
        }
    }
}
