using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>What a kernel does behind its own operator, in this order, before it stores anything.</summary>
/// <param name="Norm">The batch normalisation that scales and shifts, or null.</param>
/// <param name="Other">The value that is added, or null.</param>
/// <param name="Epilogue">The activation.</param>
/// <param name="Output">The value that is stored; those before it exist nowhere.</param>
internal sealed record FusedEnd(BatchNorm? Norm, string? Other, Epilogue Epilogue, string Output);
