namespace Pruning.Structured.Benchmarks;

/// <summary>The shortest times of the three forms of a network, in seconds.</summary>
/// <param name="Whole">Without a policy.</param>
/// <param name="Masked">Pruned, in its own shapes.</param>
/// <param name="Compact">The smaller network.</param>
internal sealed record SweptTimes(double Whole, double Masked, double Compact)
{
    /// <summary>How many times as fast the masked one is.</summary>
    public double MaskedGain => Whole / Masked;

    /// <summary>How many times as fast the smaller one is.</summary>
    public double CompactGain => Whole / Compact;
}
