namespace Pruning.Generators.Lowering;

/// <summary>
/// Optimiser step of a few parameters whose gradient stands in its place; one worker takes them all.
/// </summary>
internal sealed record VectorUpdateKernel(OptimizerKernel Optimizer) : Kernel("UpdateVector" + Optimizer.Suffix);
