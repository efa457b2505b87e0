namespace Pruning.Generators.Lowering;

/// <summary>
/// dx = f'(·) dy, element by element and in place; f' from the output of f, or from its input for GELU.
/// </summary>
/// <param name="Activation">f.</param>
internal sealed record ActivationGradientKernel(Activation Activation)
    : Kernel(Activation.Function + "Backward" + NumberSuffix.Of(Activation.Slope));
