using System.Collections.Generic;

namespace Pruning.Reference;

/// <summary>What a backward pass computes.</summary>
/// <param name="Parameters">The gradient of every parameter, by the names of <see cref="ParameterNames"/>.</param>
/// <param name="Values">dL/dy [N, size] by the name of the node that defines y; the input's is dL/dx.</param>
public sealed record BackwardResult(
    IReadOnlyDictionary<string, double[]> Parameters,
    IReadOnlyDictionary<string, double[]> Values);
