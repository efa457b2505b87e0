namespace Pruning.Generators.Lowering;

/// <summary>
/// Gradient and optimiser step of a range of parameters whose gradients stand apart for each group of the batch.
/// </summary>
internal sealed record PartialUpdateKernel(OptimizerKernel Optimizer) : Kernel("UpdatePartial" + Optimizer.Suffix);
