using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Serialization;

namespace Pruning.Runtime.Tests.Serialization;

/// <summary>A checkpoint taken apart, to be written again with one thing wrong and a checksum that is right.</summary>
internal sealed class CheckpointEdit
{
    private readonly List<string> _names;

    public CheckpointEdit(string path)
    {
        SafetensorsFile file = SafetensorsFile.Open(path);
        _names = [.. file.Names];
        Metadata = file.Metadata.ToDictionary(StringComparer.Ordinal);
        foreach (string name in _names)
        {
            SafetensorsEntry entry = file.Get(name);
            Shapes[name] = [.. entry.Shape.Select(size => (int)size)];
            if (entry.Type == SafetensorsType.Single)
            {
                Singles[name] = new float[entry.Count];
                file.ReadSingles(name, Singles[name]);
            }
            else
            {
                Words[name] = new uint[entry.Count];
                file.ReadUInt32s(name, Words[name]);
            }
        }
    }

    public Dictionary<string, string> Metadata { get; }

    public Dictionary<string, int[]> Shapes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, float[]> Singles { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, uint[]> Words { get; } = new(StringComparer.Ordinal);

    public void Add(string name, float[] values)
    {
        _names.Add(name);
        Singles[name] = values;
        Shapes[name] = [values.Length];
    }

    public void Remove(string name) => _names.Remove(name);

    public void Save(string path)
    {
        var writer = new SafetensorsWriter();
        foreach (string name in _names)
        {
            if (Singles.TryGetValue(name, out float[]? values))
            {
                writer.Add(name, Shapes[name], values);
            }
            else
            {
                writer.Add(name, Shapes[name], Words[name]);
            }
        }

        foreach ((string key, string value) in Metadata)
        {
            writer.AddMetadata(key, value);
        }

        writer.Save(path);
    }
}
