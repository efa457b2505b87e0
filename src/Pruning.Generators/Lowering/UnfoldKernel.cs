namespace Pruning.Generators.Lowering;

/// <summary>Copies x [C, H, W] of one sample into the planes of an unfolding.</summary>
/// <param name="Unfolding">The planes.</param>
/// <param name="Pitch">Floats from plane to plane.</param>
/// <param name="Lowest">Whether the pixels outside of the image are minus infinity, and not 0.</param>
internal sealed record UnfoldKernel(Unfolding Unfolding, int Pitch, bool Lowest = false)
    : Kernel((Pitch == Unfolding.Pitch ? "Unfold" : "Subsample") + Unfolding.Suffix + (Lowest ? "_Lowest" : ""));
