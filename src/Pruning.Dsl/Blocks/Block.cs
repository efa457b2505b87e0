namespace Pruning;

/// <summary>What the arguments of attributes in a block can refer to.</summary>
public static class Block
{
    /// <summary>
    /// The width that the block is repeated with; multiples and fractions of it can be written as such:
    /// <c>4 * Block.Width</c>, <c>Block.Width / 4</c>.
    /// </summary>
    public const int Width = 1 << 24;

    /// <summary>The stride of the first copy of the block; 1 in the others.</summary>
    public const int Stride = int.MinValue;

    /// <summary>The name of what the block reads; in a network, of its samples.</summary>
    public const string Input = "x";
}
