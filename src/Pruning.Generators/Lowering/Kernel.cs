namespace Pruning.Generators.Lowering;

/// <summary>
/// One method of the emitted kernels. Layers of equal shape share a kernel, so two kernels of one name are
/// equal.
/// </summary>
/// <param name="Name">The name of the method: operation and size.</param>
internal abstract record Kernel(string Name);
