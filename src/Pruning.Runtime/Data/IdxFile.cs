using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace Pruning.Data;

/// <summary>
/// A tensor of unsigned bytes in the IDX format of MNIST (LeCun, Cortes and Burges): two zero bytes, the type code 8,
/// the rank, one big-endian 32-bit size per dimension, the bytes.
/// </summary>
public sealed class IdxFile
{
    private const int UnsignedByte = 0x08;
    private const int MaximumRank = 4;
    private const int FirstAllocation = 1 << 20;

    private IdxFile(int[] dimensions, byte[] bytes)
    {
        Dimensions = dimensions;
        Bytes = bytes;
    }

    /// <summary>The size of each dimension, outermost first; 1 to 4 of them.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The elements in row-major order; as many as the product of <see cref="Dimensions"/>.</summary>
    public byte[] Bytes { get; }

    /// <summary>Reads a file, gzipped or not.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">
    /// The file is not IDX, holds another type, is truncated, too long or damaged.
    /// </exception>
    public static IdxFile Read(string path)
    {
        using Stream stream = DataFile.OpenRead(path);
        try
        {
            return Read(path, stream);
        }
        catch (InvalidDataException e)
        {
            throw new FileFormatException(path, "the gzip data is damaged; fetch the file again.", e);
        }
    }

    private static IdxFile Read(string path, Stream stream)
    {
        Span<byte> head = stackalloc byte[4 * MaximumRank];
        if (stream.ReadAtLeast(head[..4], 4, throwOnEndOfStream: false) < 4 || head[0] != 0 || head[1] != 0)
        {
            throw new FileFormatException(
                path, "this is not an IDX file: it does not start with two zero bytes, a type and a rank.");
        }

        int type = head[2];
        int rank = head[3];
        if (type != UnsignedByte)
        {
            throw new FileFormatException(
                path, $"the IDX type code is 0x{type:X2}; only 0x08 (unsigned bytes) is read.");
        }

        if (rank is < 1 or > MaximumRank)
        {
            throw new FileFormatException(
                path, $"the IDX rank is {rank}; only 1 to {MaximumRank} dimensions are read.");
        }

        if (stream.ReadAtLeast(head[..(4 * rank)], 4 * rank, throwOnEndOfStream: false) < 4 * rank)
        {
            throw new FileFormatException(path, $"truncated: the file ends within its {rank} dimensions.");
        }

        int[] dimensions = new int[rank];
        long total = 1;
        for (int i = 0; i < rank; i++)
        {
            uint size = BinaryPrimitives.ReadUInt32BigEndian(head[(4 * i)..]);
            if (size == 0 || size > Array.MaxLength || (total *= size) > Array.MaxLength)
            {
                throw new FileFormatException(path, $"dimension {i} has the absurd size {size}; the file is damaged.");
            }

            dimensions[i] = (int)size;
        }

        return new IdxFile(dimensions, ReadBytes(path, stream, (int)total));
    }

    // The array grows with what really arrives, so that a header that lies cannot make us allocate gigabytes.
    private static byte[] ReadBytes(string path, Stream stream, int total)
    {
        byte[] bytes = new byte[Math.Min(total, FirstAllocation)];
        int filled = 0;
        while (filled < total)
        {
            if (filled == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(total, 2L * bytes.Length));
            }

            int read = stream.Read(bytes, filled, bytes.Length - filled);
            if (read == 0)
            {
                throw new FileFormatException(
                    path, $"truncated: the dimensions need {total} bytes, {filled} are there.");
            }

            filled += read;
        }

        if (stream.ReadByte() >= 0)
        {
            throw new FileFormatException(path, $"there are bytes after the {total} that the dimensions need.");
        }

        return bytes;
    }
}
