namespace Pruning.Generators.Lowering;

/// <summary>How the kernel of a convolution moves over its input.</summary>
/// <param name="Stride">Pixels from one position of the kernel to the next.</param>
/// <param name="Padding">Zeros around the image.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
internal sealed record ConvolutionPlan(int Stride, int Padding, int Groups);
