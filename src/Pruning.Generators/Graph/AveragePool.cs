using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>
/// The mean of each window, over the pixels of it that lie inside of the image.
/// x [N, C, H, W], y [N, C, H', W'] with H' = (H + 2 padding - kernel) / stride + 1, rounded down.
/// </summary>
internal sealed record AveragePool(string Name, EquatableArray<string> Inputs, int Kernel, int Stride, int Padding)
    : Node(Name, Inputs);
