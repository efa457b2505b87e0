using Pruning.Generators.Common;

namespace Pruning.Generators.Lowering;

/// <summary>A pixel at the border, from which not all columns of the kernel reach the image.</summary>
/// <param name="Pixel">Its column in y.</param>
/// <param name="Taps">The columns of the kernel that do.</param>
internal sealed record EdgePixel(int Pixel, EquatableArray<int> Taps);
