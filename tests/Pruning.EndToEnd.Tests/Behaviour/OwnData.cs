using System;
using Pruning.Data;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>A data set as a user would write one, with a fault in one sample.</summary>
internal sealed class OwnData(Dataset source)
    : Dataset("own", source.Count, source.Features, source.Classes, source.Targets)
{
    public int Faulty { get; init; } = -1;

    public int? Label { get; init; }

    public float? Feature { get; init; }

    public override void CopySample(int index, Span<float> destination)
    {
        source.CopySample(index, destination);
        if (index == Faulty && Feature is float feature)
        {
            destination[Features / 2] = feature;
        }
    }

    public override int LabelOf(int index) => index == Faulty && Label is int label ? label : source.LabelOf(index);
}
