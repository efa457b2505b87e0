namespace Pruning.Generators.Lowering;

/// <summary>Loss, its gradient and the most probable class of each sample. x and dx [K, 16] per tile.</summary>
internal sealed record SoftmaxCrossEntropyKernel(int Outputs, TileGroups Groups)
    : Kernel("SoftmaxCrossEntropy_" + Outputs);
