using System;

namespace Pruning.Analysis;

/// <summary>A tile of a tape.</summary>
/// <param name="Tape">The tape.</param>
/// <param name="Index">Which tile.</param>
internal readonly record struct TapeTile(Tape Tape, int Index)
{
    /// <summary>Samples in it; lanes behind them repeat the first one, and have no loss.</summary>
    public int Samples => Math.Clamp(Tape.Samples - (Index * Tape.Lanes), 0, Tape.Lanes);

    /// <summary>The numbers of a value, [size, lanes].</summary>
    public Span<double> Of(TapeKind kind, int value) => Tape.Of(kind, Index, value);
}
