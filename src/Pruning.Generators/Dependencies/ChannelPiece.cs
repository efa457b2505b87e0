namespace Pruning.Generators.Dependencies;

/// <summary>A part of a value: all units of a range, one after the other.</summary>
internal readonly struct ChannelPiece(ChannelRange range, int width)
{
    /// <summary>The units.</summary>
    public ChannelRange Range { get; } = range;

    /// <summary>How many consecutive channels of the value a unit is.</summary>
    public int Width { get; } = width;

    /// <summary>How many channels of the value the piece is.</summary>
    public int Length => Range.Units * Width;
}
