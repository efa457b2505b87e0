using System;
using System.Security.Cryptography;

namespace Pruning.Serialization;

/// <summary>
/// The checksum that the writer puts into the metadata: SHA-256 over header and data, the header taken with zeros in
/// the checksum's place. The format has none of its own, and a checkpoint with one flipped bit would load in silence.
/// </summary>
internal static class SafetensorsChecksum
{
    public const string Key = "pruning.sha256";

    /// <summary>Length of the text: hexadecimal digits.</summary>
    public const int Length = 2 * SHA256.HashSizeInBytes;

    /// <summary>What stands in its place while it is computed.</summary>
    public static string Placeholder { get; } = new('0', Length);

    /// <summary>The digits for a header whose checksum begins at <paramref name="start"/>.</summary>
    public static void Compute(ReadOnlySpan<byte> header, int start, ReadOnlySpan<byte> data, Span<byte> digits)
    {
        using IncrementalHash hash = Begin(header, start);
        hash.AppendData(data);
        Finish(hash, digits);
    }

    /// <summary>Starts with the header; the data is appended by the caller.</summary>
    public static IncrementalHash Begin(ReadOnlySpan<byte> header, int start)
    {
        IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> zeros = stackalloc byte[Length];
        zeros.Fill((byte)'0');
        hash.AppendData(header[..start]);
        hash.AppendData(zeros);
        hash.AppendData(header[(start + Length)..]);
        return hash;
    }

    public static void Finish(IncrementalHash hash, Span<byte> digits)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(bytes);
        Convert.TryToHexStringLower(bytes, digits, out _);
    }
}
