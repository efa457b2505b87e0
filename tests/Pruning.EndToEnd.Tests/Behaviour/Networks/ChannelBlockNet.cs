namespace Pruning.EndToEnd.Tests.Behaviour.Networks;

/// <summary>Channels, and blocks of the layer that reads them: each is what one output reads of one channel.</summary>
[Network(1, 4, 5)]
[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)]
public sealed partial class ChannelBlockNet
{
    [Conv2D(8, Padding = 1), Relu]
    public partial Conv2D Features { get; }

    [Dense(6), Relu, Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Block, Columns = 20)]
    public partial Dense Hidden { get; }

    [Dense(3), Keep]
    public partial Dense Logits { get; }
}
