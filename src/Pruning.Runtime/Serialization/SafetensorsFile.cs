using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Runtime.InteropServices;

namespace Pruning.Serialization;

/// <summary>
/// A safetensors file in memory: named tensors and a map of strings. Opening it checks everything the format
/// promises, and the checksum when <see cref="SafetensorsWriter"/> wrote the file.
/// </summary>
public sealed class SafetensorsFile
{
    private const int LengthSize = sizeof(ulong);

    // The limit of the format's reference implementation.
    private const int MaximumHeader = 100_000_000;

    private readonly byte[] _bytes;
    private readonly int _dataStart;
    private readonly Dictionary<string, SafetensorsEntry> _entries = new(StringComparer.Ordinal);

    private SafetensorsFile(string path, byte[] bytes, int dataStart, SafetensorsHeader header)
    {
        Path = path;
        _bytes = bytes;
        _dataStart = dataStart;
        string[] names = new string[header.Entries.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = header.Entries[i].Name;
            _entries.Add(names[i], header.Entries[i]);
        }

        Names = Array.AsReadOnly(names);
        header.Metadata.Remove(SafetensorsChecksum.Key);
        Metadata = header.Metadata.AsReadOnly();
    }

    /// <summary>Where the file was read from.</summary>
    public string Path { get; }

    /// <summary>The names of the tensors in the order of the header.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The strings that came with the tensors; the writer's checksum is not among them.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FileFormatException">The file is not safetensors, truncated, too long or damaged.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new FileFormatException(path, "this is a folder, a file is needed.");
        }

        long length = new FileInfo(path) is { Exists: true } file
            ? file.Length
            : throw new FileNotFoundException($"{path}: there is no such file.", path);
        if (length > Array.MaxLength)
        {
            throw new FileFormatException(
                path, $"{length} bytes are more than the {Array.MaxLength} that can be read.");
        }

        return Parse(path, File.ReadAllBytes(path));
    }

    /// <summary>Looks a tensor up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="entry">What the header says of it.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out SafetensorsEntry? entry) =>
        _entries.TryGetValue(name, out entry);

    /// <summary>What the header says of a tensor that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="FileFormatException">There is no such tensor.</exception>
    public SafetensorsEntry Get(string name) =>
        TryGet(name, out SafetensorsEntry? entry)
            ? entry
            : throw new FileFormatException(
                Path, $"there is no tensor '{name}'; the file has [{string.Join(", ", Names)}].");

    /// <summary>Copies an F32 tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">As long as the tensor.</param>
    /// <exception cref="FileFormatException">There is no such tensor, or it has another type or length.</exception>
    public void ReadSingles(string name, Span<float> destination) => Read(name, SafetensorsType.Single, destination);

    /// <summary>Copies an F64 tensor; conditions as for <see cref="ReadSingles"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">As long as the tensor.</param>
    public void ReadDoubles(string name, Span<double> destination) => Read(name, SafetensorsType.Double, destination);

    /// <summary>Copies an I32 tensor; conditions as for <see cref="ReadSingles"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">As long as the tensor.</param>
    public void ReadInt32s(string name, Span<int> destination) => Read(name, SafetensorsType.Int32, destination);

    /// <summary>Copies an I64 tensor; conditions as for <see cref="ReadSingles"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">As long as the tensor.</param>
    public void ReadInt64s(string name, Span<long> destination) => Read(name, SafetensorsType.Int64, destination);

    /// <summary>Copies a U8 tensor; conditions as for <see cref="ReadSingles"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">As long as the tensor.</param>
    public void ReadBytes(string name, Span<byte> destination) => Read(name, SafetensorsType.Byte, destination);

    /// <summary>Copies a U32 tensor; conditions as for <see cref="ReadSingles"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">As long as the tensor.</param>
    public void ReadUInt32s(string name, Span<uint> destination) => Read(name, SafetensorsType.UInt32, destination);

    /// <summary>Copies a U64 tensor; conditions as for <see cref="ReadSingles"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="destination">As long as the tensor.</param>
    public void ReadUInt64s(string name, Span<ulong> destination) => Read(name, SafetensorsType.UInt64, destination);

    /// <summary>The checks of <see cref="Open"/> on bytes at hand; the path is for messages.</summary>
    internal static SafetensorsFile Parse(string path, byte[] bytes)
    {
        if (bytes.Length < LengthSize)
        {
            throw new FileFormatException(path, $"truncated: {bytes.Length} bytes cannot be a safetensors file.");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (headerLength > MaximumHeader || headerLength > (ulong)(bytes.Length - LengthSize))
        {
            throw new FileFormatException(
                path,
                $"not a safetensors file, or truncated: a header of {headerLength} bytes in a file of {bytes.Length}.");
        }

        ReadOnlySpan<byte> json = bytes.AsSpan(LengthSize, (int)headerLength);
        int dataStart = LengthSize + (int)headerLength;
        SafetensorsHeader header = SafetensorsHeader.Parse(path, json, bytes.Length - dataStart);
        if (header.ChecksumStart >= 0)
        {
            Span<byte> digits = stackalloc byte[SafetensorsChecksum.Length];
            SafetensorsChecksum.Compute(json, header.ChecksumStart, bytes.AsSpan(dataStart), digits);
            if (!digits.SequenceEqual(json.Slice(header.ChecksumStart, digits.Length)))
            {
                throw new FileFormatException(
                    path,
                    "the content does not match its checksum: the file is damaged, or was edited without removing "
                    + $"the metadata entry '{SafetensorsChecksum.Key}'.");
            }
        }

        return new SafetensorsFile(path, bytes, dataStart, header);
    }

    private void Read<T>(string name, SafetensorsType type, Span<T> destination)
        where T : unmanaged
    {
        SafetensorsEntry entry = Get(name);
        if (entry.Type != type)
        {
            string needed = SafetensorsTypes.NameOf(type);
            throw new FileFormatException(
                Path, $"tensor '{name}' is {SafetensorsTypes.NameOf(entry.Type)} where {needed} is needed.");
        }

        if (entry.Count != destination.Length)
        {
            string shape = string.Join(", ", entry.Shape);
            throw new FileFormatException(
                Path, $"tensor '{name}' is [{shape}], {entry.Count} elements, where {destination.Length} are needed.");
        }

        Span<byte> target = MemoryMarshal.AsBytes(destination);
        _bytes.AsSpan(_dataStart + (int)entry.Begin, target.Length).CopyTo(target);
        LittleEndian.Convert(target, SafetensorsTypes.SizeOf(type));
    }
}
