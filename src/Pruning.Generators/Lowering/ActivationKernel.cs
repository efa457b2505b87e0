namespace Pruning.Generators.Lowering;

/// <summary>y = f(x), element by element.</summary>
/// <param name="Function">f.</param>
/// <param name="Slope">The slope of a leaky ReLU.</param>
internal sealed record ActivationKernel(ActivationFunction Function, double Slope = 0)
    : Kernel(Function + "Forward" + NumberSuffix.Of(Slope));
