using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Unicode;

namespace Pruning.Serialization;

/// <summary>
/// Reads and checks the JSON header: afterwards every shape fits its bytes, and the tensors cover the data without
/// gaps and overlaps.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The header entry that is no tensor.</summary>
    public const string MetadataKey = "__metadata__";

    private readonly string _path;

    private SafetensorsHeader(string path) => _path = path;

    /// <summary>The tensors in the order of the header.</summary>
    public List<SafetensorsEntry> Entries { get; } = [];

    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Where in the header the text of the checksum begins, or -1.</summary>
    public int ChecksumStart { get; private set; } = -1;

    public static SafetensorsHeader Parse(string path, ReadOnlySpan<byte> json, long dataLength)
    {
        var header = new SafetensorsHeader(path);
        if (json.IsEmpty || json[0] != '{' || !Utf8.IsValid(json))
        {
            throw header.Fault("the header is not a JSON object; this is not a safetensors file.");
        }

        try
        {
            header.ReadRoot(json);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair, which the JSON grammar allows.
            throw new FileFormatException(path, "the header is broken JSON: " + e.Message, e);
        }

        header.CheckCoverage(dataLength);
        return header;
    }

    private void ReadRoot(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
        var names = new HashSet<string>(StringComparer.Ordinal);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw Fault($"the header names '{name}' twice.");
            }

            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Fault($"the header entry '{name}' is not an object.");
            }

            if (name == MetadataKey)
            {
                ReadMetadata(ref reader);
            }
            else
            {
                Entries.Add(ReadEntry(name, ref reader));
            }
        }

        // Reads the padding and finds out whether anything but blanks follows the object.
        while (reader.Read())
        {
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                throw Fault($"the metadata entry '{key}' is not a string.");
            }

            if (!Metadata.TryAdd(key, reader.GetString()!))
            {
                throw Fault($"the metadata names '{key}' twice.");
            }

            if (key == SafetensorsChecksum.Key)
            {
                ChecksumStart = reader.ValueSpan.Length == SafetensorsChecksum.Length
                    ? (int)reader.TokenStartIndex + 1
                    : throw Fault($"the metadata entry '{key}' is not {SafetensorsChecksum.Length} digits long.");
            }
        }
    }

    private SafetensorsEntry ReadEntry(string name, ref Utf8JsonReader reader)
    {
        SafetensorsType? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            bool repeated;
            switch (key)
            {
                case "dtype":
                    repeated = type is not null;
                    type = ReadType(name, ref reader);
                    break;
                case "shape":
                    repeated = shape is not null;
                    shape = ReadNumbers(name, key, ref reader);
                    break;
                case "data_offsets":
                    repeated = offsets is not null;
                    offsets = ReadNumbers(name, key, ref reader);
                    break;
                default:
                    throw Fault($"tensor '{name}' has the unknown property '{key}'.");
            }

            if (repeated)
            {
                throw Fault($"tensor '{name}' has the property '{key}' twice.");
            }
        }

        if (type is null || shape is null || offsets is not [long begin, long end])
        {
            throw Fault($"tensor '{name}' lacks a dtype, a shape or two data_offsets.");
        }

        CheckSize(name, type.Value, shape, begin, end);
        return new SafetensorsEntry(name, type.Value, Array.AsReadOnly(shape), begin, end);
    }

    private SafetensorsType ReadType(string name, ref Utf8JsonReader reader)
    {
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return text is not null && SafetensorsTypes.TryParse(text, out SafetensorsType type)
            ? type
            : throw Fault($"tensor '{name}' has the unknown dtype '{text}'.");
    }

    private long[] ReadNumbers(string name, string key, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Fault($"'{key}' of tensor '{name}' is not an array.");
        }

        List<long> numbers = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number) || number < 0)
            {
                throw Fault($"'{key}' of tensor '{name}' holds something else than sizes.");
            }

            numbers.Add(number);
        }

        return numbers.ToArray();
    }

    private void CheckSize(string name, SafetensorsType type, long[] shape, long begin, long end)
    {
        // 128 bits hold the product of any size that fits a file with one more 64-bit size.
        Int128 bytes = SafetensorsTypes.SizeOf(type);
        foreach (long size in shape)
        {
            bytes *= size;
            if (bytes > long.MaxValue)
            {
                throw Fault($"tensor '{name}' has an absurd shape.");
            }
        }

        if (end < begin || end - begin != bytes)
        {
            throw Fault($"tensor '{name}' needs {(long)bytes} bytes, but its offsets are {begin} to {end}.");
        }
    }

    private void CheckCoverage(long dataLength)
    {
        var sorted = new List<SafetensorsEntry>(Entries);
        sorted.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long position = 0;
        foreach (SafetensorsEntry entry in sorted)
        {
            if (entry.Begin != position)
            {
                string relation = entry.Begin < position ? "overlaps the tensor before it" : "leaves a gap before it";
                throw Fault($"tensor '{entry.Name}' {relation}: it begins at {entry.Begin}, not at {position}.");
            }

            position = entry.End;
        }

        if (position != dataLength)
        {
            string relation = position > dataLength ? "truncated" : "too long";
            throw Fault($"{relation}: the tensors need {position} bytes, the file has {dataLength} after its header.");
        }
    }

    private FileFormatException Fault(string fault) => new(_path, fault);
}
