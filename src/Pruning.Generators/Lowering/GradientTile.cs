namespace Pruning.Generators.Lowering;

/// <summary>A register tile of the gradient of the weights of a convolution.</summary>
/// <param name="Filters">Its filters.</param>
/// <param name="Channels">Its input channels.</param>
internal sealed record GradientTile(int Filters, int Channels)
{
    public static GradientTile Of(ConvGeometry conv)
    {
        var tiling = WeightTiling.For(conv, RegisterFile.Wide.Registers);
        return new GradientTile(tiling.Filters.Rows, tiling.Channels.Rows);
    }
}
