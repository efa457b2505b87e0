using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pruning.Serialization;

/// <summary>
/// Collects tensors and strings and writes them as a safetensors file, which other tools read too. The same content
/// gives the same bytes: tensors in the order they were added, metadata in ordinal order, the header padded with
/// spaces to a multiple of 8 bytes.
/// </summary>
/// <remarks>The metadata gets one entry more, a checksum that <see cref="SafetensorsFile"/> verifies.</remarks>
public sealed class SafetensorsWriter
{
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, not a web page
    };

    private readonly List<(string Name, SafetensorsType Type, int[] Shape, byte[] Bytes)> _tensors = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { SafetensorsHeader.MetadataKey };
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal)
    {
        [SafetensorsChecksum.Key] = SafetensorsChecksum.Placeholder,
    };

    /// <summary>Adds an F32 tensor; the values are copied.</summary>
    /// <param name="name">Its name, not yet used.</param>
    /// <param name="shape">The size of each dimension, outermost first.</param>
    /// <param name="values">As many as the product of the sizes.</param>
    /// <exception cref="ArgumentException">The name is taken, or shape and number of values disagree.</exception>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<float> values) =>
        Add(name, SafetensorsType.Single, shape, values);

    /// <summary>Adds an F64 tensor; parameters as for floats.</summary>
    /// <param name="name">Its name, not yet used.</param>
    /// <param name="shape">The size of each dimension, outermost first.</param>
    /// <param name="values">As many as the product of the sizes.</param>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<double> values) =>
        Add(name, SafetensorsType.Double, shape, values);

    /// <summary>Adds an I32 tensor; parameters as for floats.</summary>
    /// <param name="name">Its name, not yet used.</param>
    /// <param name="shape">The size of each dimension, outermost first.</param>
    /// <param name="values">As many as the product of the sizes.</param>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<int> values) =>
        Add(name, SafetensorsType.Int32, shape, values);

    /// <summary>Adds an I64 tensor; parameters as for floats.</summary>
    /// <param name="name">Its name, not yet used.</param>
    /// <param name="shape">The size of each dimension, outermost first.</param>
    /// <param name="values">As many as the product of the sizes.</param>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<long> values) =>
        Add(name, SafetensorsType.Int64, shape, values);

    /// <summary>Adds a U8 tensor; parameters as for floats.</summary>
    /// <param name="name">Its name, not yet used.</param>
    /// <param name="shape">The size of each dimension, outermost first.</param>
    /// <param name="values">As many as the product of the sizes.</param>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<byte> values) =>
        Add(name, SafetensorsType.Byte, shape, values);

    /// <summary>Adds a U32 tensor; parameters as for floats.</summary>
    /// <param name="name">Its name, not yet used.</param>
    /// <param name="shape">The size of each dimension, outermost first.</param>
    /// <param name="values">As many as the product of the sizes.</param>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<uint> values) =>
        Add(name, SafetensorsType.UInt32, shape, values);

    /// <summary>Adds a U64 tensor; parameters as for floats.</summary>
    /// <param name="name">Its name, not yet used.</param>
    /// <param name="shape">The size of each dimension, outermost first.</param>
    /// <param name="values">As many as the product of the sizes.</param>
    public void Add(string name, ReadOnlySpan<int> shape, ReadOnlySpan<ulong> values) =>
        Add(name, SafetensorsType.UInt64, shape, values);

    /// <summary>Adds a string to the metadata.</summary>
    /// <param name="key">Its key, not yet used.</param>
    /// <param name="value">The string.</param>
    /// <exception cref="ArgumentException">The key is taken.</exception>
    public void AddMetadata(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (!_metadata.TryAdd(key, value))
        {
            throw new ArgumentException($"The metadata has an entry '{key}' already.", nameof(key));
        }
    }

    /// <summary>
    /// Writes to a temporary file in the same folder, flushes it to disk and renames it over the target, so that the
    /// target is at every moment the old file or the whole new one. On failure nothing has changed.
    /// </summary>
    /// <param name="path">The target; replaced when it exists.</param>
    /// <exception cref="IOException">The folder does not exist or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public void Save(string path) => AtomicFile.Replace(path, WriteTo);

    /// <summary>Writes the content of the file to a stream.</summary>
    /// <param name="stream">The stream.</param>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] header = Header(out int checksumStart);
        SetChecksum(header, checksumStart);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach ((_, _, _, byte[] bytes) in _tensors)
        {
            stream.Write(bytes);
        }
    }

    private void Add<T>(string name, SafetensorsType type, ReadOnlySpan<int> shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(name);
        long count = 1;
        foreach (int size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            count = checked(count * size);
        }

        if (count != values.Length)
        {
            throw new ArgumentException(
                $"The shape of '{name}' has {count} elements, but there are {values.Length} values.", nameof(values));
        }

        if (!_names.Add(name))
        {
            throw new ArgumentException($"The name '{name}' is taken.", nameof(name));
        }

        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        LittleEndian.Convert(bytes, SafetensorsTypes.SizeOf(type));
        _tensors.Add((name, type, shape.ToArray(), bytes));
    }

    private byte[] Header(out int checksumStart)
    {
        checksumStart = 0;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataKey);
            foreach ((string key, string value) in _metadata)
            {
                json.WriteString(key, value);
                if (key == SafetensorsChecksum.Key)
                {
                    json.Flush();
                    checksumStart = buffer.WrittenCount - 1 - SafetensorsChecksum.Length;
                }
            }

            json.WriteEndObject();
            long offset = 0;
            foreach ((string name, SafetensorsType type, int[] shape, byte[] bytes) in _tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", SafetensorsTypes.NameOf(type));
                WriteNumbers(json, "shape", Array.ConvertAll(shape, size => (long)size));
                WriteNumbers(json, "data_offsets", [offset, offset + bytes.Length]);
                json.WriteEndObject();
                offset += bytes.Length;
            }

            json.WriteEndObject();
        }

        byte[] header = new byte[(buffer.WrittenCount + 7) / 8 * 8];
        buffer.WrittenSpan.CopyTo(header);
        header.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private void SetChecksum(byte[] header, int start)
    {
        using IncrementalHash hash = SafetensorsChecksum.Begin(header, start);
        foreach ((_, _, _, byte[] bytes) in _tensors)
        {
            hash.AppendData(bytes);
        }

        SafetensorsChecksum.Finish(hash, header.AsSpan(start, SafetensorsChecksum.Length));
    }
}
