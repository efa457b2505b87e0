using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>Register tiles along a row of pixels that are computed alike.</summary>
/// <param name="First">The first pixel of the first tile.</param>
/// <param name="Pixels">Pixels of a tile.</param>
/// <param name="Count">Number of tiles.</param>
/// <param name="ReadFirst">The first column that the first tile reads.</param>
/// <param name="ReadStep">Columns from one tile's first to that of the next.</param>
/// <param name="Taps">The columns of the kernel that reach the image, and what they read.</param>
internal sealed record ColumnRun(
    int First, int Pixels, int Count, int ReadFirst, int ReadStep, EquatableArray<Tap> Taps)
{
    /// <summary>The first pixel of the first run that reads the same way: these share their code.</summary>
    public int Like { get; init; } = First;

    /// <summary>Whether no pixel misses a tap: the tiles stand away from the border.</summary>
    public bool IsInterior { get; init; }
}
