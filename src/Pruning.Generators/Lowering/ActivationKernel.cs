namespace Pruning.Generators.Lowering;

/// <summary>y = f(x), element by element.</summary>
/// <param name="Activation">f.</param>
internal sealed record ActivationKernel(Activation Activation)
    : Kernel(Activation.Function + "Forward"
        + NumberSuffix.Of(Activation.Slope) + NumberSuffix.Of(Activation.Threshold));
