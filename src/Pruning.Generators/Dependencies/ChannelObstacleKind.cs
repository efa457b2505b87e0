namespace Pruning.Generators.Dependencies;

/// <summary>Why channels cannot be removed; the number is that of the diagnostic, PRN0390 for 390.</summary>
internal enum ChannelObstacleKind
{
    /// <summary>They are outputs of the network, or added to them.</summary>
    OutputsTied = 390,

    /// <summary>They are added to the samples.</summary>
    SamplesTied = 391,

    /// <summary>All channels of a layer are tied to each other.</summary>
    ChannelsNotAligned = 392,
}
