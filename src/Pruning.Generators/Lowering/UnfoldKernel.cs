namespace Pruning.Generators.Lowering;

/// <summary>Copies x [C, H, W] of one sample into the planes of an unfolding.</summary>
/// <param name="Unfolding">The planes.</param>
/// <param name="Pitch">Floats from plane to plane: those of the unfolding, or none between planes that are a value of
/// the graph.</param>
/// <param name="Skips">Whether it leaves the planes of removed channels as they are.</param>
internal sealed record UnfoldKernel(Unfolding Unfolding, int Pitch, bool Skips)
    : Kernel((Pitch == Unfolding.Pitch ? "Unfold" : "Subsample") + Unfolding.Suffix + KeptRuns.Suffix(Skips));
