using System;

namespace Pruning.Data;

/// <summary>The same samples as those of another set, but for what a derived view changes about them.</summary>
internal abstract class DatasetView(Dataset source)
    : Dataset(source.Name, source.Count, source.Features, source.Classes, source.Targets)
{
    public override ImageShape? Shape => Source.Shape;

    protected Dataset Source { get; } = source;

    public override void CopySample(int index, Span<float> destination) => Source.CopySample(index, destination);

    public override void CopyVariant(int index, ulong draw, Span<float> destination) =>
        Source.CopyVariant(index, draw, destination);

    public override int LabelOf(int index) => Source.LabelOf(index);

    public override void CopyTarget(int index, Span<float> destination) => Source.CopyTarget(index, destination);
}
