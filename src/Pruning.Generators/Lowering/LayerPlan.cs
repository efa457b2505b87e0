using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>A layer with parameters: its sizes, and where its parameters and its mask stand.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Accessibility">Its access modifiers.</param>
/// <param name="Units">K, the outputs.</param>
/// <param name="Inputs">C, the inputs.</param>
/// <param name="Weights">Offset of W [K, C] from the start of the parameters.</param>
/// <param name="Bias">Offset of b [K] from the start of the parameters, or -1.</param>
/// <param name="Mask">Offset of the mask from the start of the masks, in words of 32 bits, or -1 where the layer is not
/// prunable.</param>
/// <param name="Initializer">The distribution of the initial weights.</param>
internal sealed record LayerPlan(
    string Name,
    string Accessibility,
    int Units,
    int Inputs,
    int Weights,
    int Bias,
    int Mask,
    Initializer Initializer)
{
    public bool IsPrunable => Mask >= 0;
}
