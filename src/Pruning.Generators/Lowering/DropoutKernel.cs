using System;

namespace Pruning.Generators.Lowering;

/// <summary>
/// y = m x with m drawn as 0 with probability rate, else 1 / (1 - rate). m is kept for the backward pass.
/// </summary>
internal sealed record DropoutKernel(double Rate) : Kernel("DropoutForward" + NumberSuffix.Of(Rate))
{
    /// <summary>A value is dropped where its random 32-bit number is below this.</summary>
    public static uint Threshold(double rate) => (uint)Math.Min(uint.MaxValue, Math.Round(rate * 4294967296.0));
}
