using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Serialization;

/// <summary>A bit for each weight of a layer, in a checkpoint.</summary>
internal static class StoredMask
{
    /// <summary>Reads the words, and requires that they have no bits behind the last weight.</summary>
    /// <param name="file">The checkpoint.</param>
    /// <param name="name">The name of the tensor, which is there and has the words of the layer.</param>
    /// <param name="layer">The layer.</param>
    /// <exception cref="FileFormatException">They have one.</exception>
    public static uint[] Read(SafetensorsFile file, string name, LayerPlan layer)
    {
        uint[] mask = new uint[MaskBits.WordsFor(layer.Count)];
        file.ReadUInt32s(name, mask);
        int unused = (mask.Length * MaskBits.WordBits) - layer.Count;
        if (unused > 0 && mask[^1] >> (MaskBits.WordBits - unused) != 0)
        {
            throw new FileFormatException(
                file.Path, $"has bits in tensor '{name}' behind weight {layer.Count - 1}, the last of the layer.");
        }

        return mask;
    }
}
