using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pruning.Memory;

/// <summary>Copies between the planes of one sample, [channels, height, width].</summary>
public static class SamplePlanes
{
    /// <summary>
    /// What each window sees, window by window: y[i, j, c, r, s] = x[c, i · stride + r - padding, j · stride + s -
    /// padding], and 0 outside of x.
    /// </summary>
    /// <param name="x">[channels, height, width]</param>
    /// <param name="y">[H', W', channels, kernel, kernel]</param>
    /// <param name="channels">C.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="kernel">Rows and columns of the window.</param>
    /// <param name="stride">Pixels from one window to the next.</param>
    /// <param name="padding">Pixels around x.</param>
    public static void Windows(
        ref float x, ref float y, int channels, int height, int width, int kernel, int stride, int padding)
    {
        for (int top = -padding; top <= height + padding - kernel; top += stride)
        {
            for (int left = -padding; left <= width + padding - kernel; left += stride)
            {
                for (int c = 0; c < channels; c++)
                {
                    ref float plane = ref Unsafe.Add(ref x, c * height * width);
                    for (int i = top; i < top + kernel; i++)
                    {
                        for (int j = left; j < left + kernel; j++)
                        {
                            bool inside = (uint)i < (uint)height && (uint)j < (uint)width;
                            y = inside ? Unsafe.Add(ref plane, (i * width) + j) : 0;
                            y = ref Unsafe.Add(ref y, 1);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Copies numbers.</summary>
    /// <param name="x">[count]</param>
    /// <param name="y">[count]</param>
    /// <param name="count">How many.</param>
    public static void Copy(ref float x, ref float y, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref x, count).CopyTo(MemoryMarshal.CreateSpan(ref y, count));

    /// <summary>Sets numbers to 0.</summary>
    /// <param name="y">[count]</param>
    /// <param name="count">How many.</param>
    public static void Clear(ref float y, int count) => MemoryMarshal.CreateSpan(ref y, count).Clear();
}
