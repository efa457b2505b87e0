using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pruning.Memory;

/// <summary>
/// One pinned array that holds every buffer of a network at fixed offsets, starting at a multiple of 64 bytes. It is
/// zero at first, and it belongs to the garbage collector, so that nothing needs disposing.
/// </summary>
public sealed class Arena
{
    /// <summary>Bytes that the first float is aligned to: a cache line and the widest vector.</summary>
    public const int Alignment = 64;

    private const int VectorLength = Alignment / sizeof(float);

    private readonly float[] _buffer;
    private readonly int _first;

    /// <summary>Allocates the array.</summary>
    /// <param name="length">Its length in floats; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than an array can hold.</exception>
    public Arena(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - (2 * VectorLength));

        // At most 15 floats go to the alignment, so at least 16 are left after the end: a full vector that starts at
        // the last float stays inside.
        _buffer = GC.AllocateArray<float>(length + (2 * VectorLength), pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_buffer, 0);
        _first = (int)(-address & (Alignment - 1)) / sizeof(float);
        Length = length;
    }

    /// <summary>Length in floats, without the slack around it.</summary>
    public int Length { get; }

    /// <summary>The first float, at an address that is a multiple of <see cref="Alignment"/>. The array never
    /// moves. Access past <see cref="Length"/> is not checked; reading one vector of 16 floats from the last float
    /// on is safe.</summary>
    public ref float Origin => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buffer), _first);

    /// <summary>One buffer of floats.</summary>
    /// <param name="offset">Its offset from <see cref="Origin"/> in floats.</param>
    /// <param name="length">Its length in floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">The buffer does not lie inside the arena.</exception>
    public Span<float> Slice(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        return _buffer.AsSpan(_first + offset, length);
    }

    /// <summary>One buffer of 32-bit words, such as a mask.</summary>
    /// <param name="offset">Its offset from <see cref="Origin"/> in words (a word is as long as a float).</param>
    /// <param name="length">Its length in words.</param>
    /// <exception cref="ArgumentOutOfRangeException">The buffer does not lie inside the arena.</exception>
    public Span<uint> Words(int offset, int length) => MemoryMarshal.Cast<float, uint>(Slice(offset, length));
}
