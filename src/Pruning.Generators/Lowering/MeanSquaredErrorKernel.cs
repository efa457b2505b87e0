namespace Pruning.Generators.Lowering;

/// <summary>Loss, its gradient and the largest output of each sample. x, target and dx [K, 16] per tile.</summary>
internal sealed record MeanSquaredErrorKernel(int Outputs, TileGroups Groups)
    : Kernel("MeanSquaredError_" + Outputs);
