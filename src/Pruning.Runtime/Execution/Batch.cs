using System;
using Pruning.Data;

namespace Pruning.Execution;

/// <summary>Some samples of a data set.</summary>
/// <param name="data">The data set.</param>
/// <param name="indices">Which samples, in the order in which they are used; at most the batch size of the
/// network.</param>
/// <param name="draw">Which variants of them (see <see cref="Dataset.CopyVariant"/>), another number for each epoch;
/// null for the samples themselves.</param>
public readonly ref struct Batch(Dataset data, ReadOnlySpan<int> indices, ulong? draw = null)
{
    /// <summary>The data set.</summary>
    public Dataset Data { get; } = data;

    /// <summary>Which samples.</summary>
    public ReadOnlySpan<int> Indices { get; } = indices;

    /// <summary>Which variants of them; null for the samples themselves.</summary>
    public ulong? Draw { get; } = draw;
}
