using System;
using Pruning.Data;

namespace Pruning.Execution;

/// <summary>Some samples of a data set.</summary>
/// <param name="data">The data set.</param>
/// <param name="indices">Which samples, in the order in which they are used; at most the batch size of the
/// network.</param>
public readonly ref struct Batch(Dataset data, ReadOnlySpan<int> indices)
{
    /// <summary>The data set.</summary>
    public Dataset Data { get; } = data;

    /// <summary>Which samples.</summary>
    public ReadOnlySpan<int> Indices { get; } = indices;
}
