using System;
using System.Collections.Generic;
using Pruning.Data;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Notes what is read of a data set; variants are the samples themselves.</summary>
internal sealed class WatchedData(Dataset source)
    : Dataset(source.Name, source.Count, source.Features, source.Classes, source.Targets)
{
    private readonly object _lock = new();

    /// <summary>For each draw, which samples were read with it, in any order.</summary>
    public Dictionary<ulong, List<int>> Variants { get; } = [];

    /// <summary>How many samples were read as they are.</summary>
    public int Plain { get; private set; }

    public override void CopySample(int index, Span<float> destination)
    {
        lock (_lock)
        {
            Plain++;
        }

        source.CopySample(index, destination);
    }

    public override void CopyVariant(int index, ulong draw, Span<float> destination)
    {
        lock (_lock)
        {
            if (!Variants.TryGetValue(draw, out List<int>? indices))
            {
                indices = Variants[draw] = [];
            }

            indices.Add(index);
        }

        source.CopySample(index, destination);
    }

    public override int LabelOf(int index) => source.LabelOf(index);
}
