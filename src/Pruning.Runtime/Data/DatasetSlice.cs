using System;

namespace Pruning.Data;

/// <summary>A view of consecutive samples of another set.</summary>
internal sealed class DatasetSlice(Dataset source, int start, int count)
    : Dataset(source.Name, count, source.Features, source.Classes, source.Targets)
{
    public override ImageShape? Shape => source.Shape;

    public override void CopySample(int index, Span<float> destination)
    {
        CheckIndex(index);
        source.CopySample(start + index, destination);
    }

    public override void CopyVariant(int index, ulong draw, Span<float> destination)
    {
        CheckIndex(index);
        source.CopyVariant(start + index, draw, destination);
    }

    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return source.LabelOf(start + index);
    }

    public override void CopyTarget(int index, Span<float> destination)
    {
        CheckIndex(index);
        source.CopyTarget(start + index, destination);
    }

    // A slice of a slice looks at the source directly, so that views do not stack up.
    private protected override Dataset SliceCore(int offset, int length) =>
        new DatasetSlice(source, start + offset, length);
}
