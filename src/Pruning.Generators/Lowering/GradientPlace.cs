namespace Pruning.Generators.Lowering;

/// <summary>Where a kernel puts a part of a gradient.</summary>
/// <param name="Place">The value that the buffer is named for.</param>
/// <param name="IsNew">Whether the buffer is made for it.</param>
/// <param name="Adds">Whether the kernel adds to what stands there.</param>
internal sealed record GradientPlace(string Place, bool IsNew, bool Adds);
