using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>One column of a convolution kernel, as the pixels of a register tile see it.</summary>
/// <param name="Column">s, the column of the kernel.</param>
/// <param name="Reads">For each pixel the column that it reads, from the first that the tile reads on; negative where
/// there is none, because it lies outside of the image or between two positions of the kernel.</param>
internal sealed record Tap(int Column, EquatableArray<int> Reads);
