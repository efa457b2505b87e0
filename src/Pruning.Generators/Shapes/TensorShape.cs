using Pruning.Generators.Common;

namespace Pruning.Generators.Shapes;

/// <summary>The shape of one value for one sample: all dimensions but the batch N.</summary>
internal sealed record TensorShape(EquatableArray<int> Dimensions)
{
    /// <summary>Numbers per sample.</summary>
    public int Size
    {
        get
        {
            int size = 1;
            foreach (int dimension in Dimensions)
            {
                size *= dimension;
            }

            return size;
        }
    }

    /// <summary>Whether it is [C, H, W] and not a vector.</summary>
    public bool IsImage => Dimensions.Count == 3;

    /// <summary>C of an image; all of a vector.</summary>
    public int Channels => Dimensions.Count == 0 ? 0 : Dimensions[0];

    /// <summary>H of an image; a vector is an image of one pixel.</summary>
    public int Height => IsImage ? Dimensions[1] : 1;

    /// <summary>W of an image; a vector is an image of one pixel.</summary>
    public int Width => IsImage ? Dimensions[2] : 1;

    /// <summary>Numbers per channel, H · W.</summary>
    public int Pixels => Height * Width;

    /// <summary>The shape with the batch in front: [N, 784].</summary>
    public override string ToString() => "[N, " + string.Join(", ", Dimensions) + "]";
}
