namespace Pruning.Generators.Lowering;

/// <summary>
/// dx = f'(·) dy, element by element and in place; f' from the output of f, or from its input for GELU.
/// </summary>
/// <param name="Function">f.</param>
/// <param name="Slope">The slope of a leaky ReLU.</param>
internal sealed record ActivationGradientKernel(ActivationFunction Function, double Slope = 0)
    : Kernel(Function + "Backward" + NumberSuffix.Of(Slope));
