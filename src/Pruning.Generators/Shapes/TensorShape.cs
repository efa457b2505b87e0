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

    /// <summary>The shape with the batch in front: [N, 784].</summary>
    public override string ToString() => "[N, " + string.Join(", ", Dimensions) + "]";
}
