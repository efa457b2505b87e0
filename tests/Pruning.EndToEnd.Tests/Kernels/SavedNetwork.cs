using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pruning.Serialization;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>All that a network keeps, moments and masks included, by way of its checkpoint.</summary>
internal sealed class SavedNetwork
{
    private readonly Dictionary<string, float[]> _numbers = new(StringComparer.Ordinal);

    private SavedNetwork(byte[] bytes)
    {
        Bytes = bytes;
    }

    /// <summary>The checkpoint.</summary>
    public byte[] Bytes { get; }

    /// <summary>The names of the tensors: "L0.Weights", "L0.Weights.Moment1" and so on.</summary>
    public IEnumerable<string> Names => _numbers.Keys;

    /// <summary>The numbers of a tensor.</summary>
    public float[] this[string name] => _numbers[name];

    /// <summary>Saves the network to a file that is gone afterwards.</summary>
    public static SavedNetwork Of(Network network)
    {
        string path = Path.GetTempFileName();
        try
        {
            network.Save(path);
            SavedNetwork saved = new(File.ReadAllBytes(path));
            SafetensorsFile file = SafetensorsFile.Open(path);
            foreach (string name in file.Names.Where(name => !name.EndsWith(".Mask", StringComparison.Ordinal)))
            {
                float[] numbers = new float[file.Get(name).Count];
                file.ReadSingles(name, numbers);
                saved._numbers.Add(name, numbers);
            }

            return saved;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
