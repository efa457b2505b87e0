namespace Pruning.Generators.Lowering;

/// <summary>y = f(a + b), element by element; y may be a.</summary>
internal sealed record SumKernel(Epilogue Epilogue) : Kernel("Sum" + Epilogue.Suffix);
