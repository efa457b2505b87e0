using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>
/// The largest value of each window; the first of equal ones. What lies outside of the image is never chosen.
/// x [N, C, H, W], y [N, C, H', W'] with H' = (H + 2 padding - kernel) / stride + 1, rounded down.
/// </summary>
internal sealed record MaxPool(string Name, EquatableArray<string> Inputs, int Kernel, int Stride, int Padding)
    : Node(Name, Inputs);
