namespace Pruning.Generators.Lowering;

/// <summary>dx = m dy, element by element and in place.</summary>
internal sealed record DropoutGradientKernel() : Kernel("DropoutBackward");
