using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>
/// y[c, i, j] = x[c, i · stride, j · stride] for the channels that x has, and 0 for those behind them (He et al. 2016,
/// option A). x [N, C, H, W], y [N, channels, H', W'] with H' = (H - 1) / stride + 1, rounded down.
/// </summary>
internal sealed record Subsample(string Name, EquatableArray<string> Inputs, int Channels, int Stride)
    : Node(Name, Inputs);
