namespace Pruning.Data;

/// <summary>Samples of which it is known that they are images.</summary>
internal sealed class ShapedDataset : DatasetView
{
    public ShapedDataset(Dataset source, ImageShape shape)
        : base(source)
    {
        shape.RequireLength(source.Name, source.Features);
        Shape = shape;
    }

    public override ImageShape? Shape { get; }
}
