using System.Collections.Generic;

namespace Pruning.Reporting;

/// <summary>Channels that go together, in a network and in the smaller one.</summary>
/// <param name="Makers">What makes them, such as "Conv2 filters".</param>
/// <param name="Readers">What reads them, such as "Hidden inputs, 16 per filter".</param>
/// <param name="Channels">How many there are.</param>
/// <param name="SmallerChannels">How many the smaller network has left.</param>
/// <param name="Before">The size of all places of these channels with every weight: the weights, biases and
/// normalisations behind them, and the weights that read them. A weight between two groups belongs to both.</param>
/// <param name="After">The same in the smaller network.</param>
public sealed record GroupCompaction(
    IReadOnlyList<string> Makers,
    IReadOnlyList<string> Readers,
    int Channels,
    int SmallerChannels,
    NetworkSize Before,
    NetworkSize After)
{
    private const string Tie = " ↔ ";

    /// <summary>All makers and readers, such as "Conv2 filters ↔ Hidden inputs, 16 per filter".</summary>
    public string Name => string.Join(" + ", Makers) + Tie + string.Join(" + ", Readers);

    /// <summary>The name with the first of many makers and readers only.</summary>
    internal string ShortName => Shorten(Makers) + Tie + Shorten(Readers);

    private static string Shorten(IReadOnlyList<string> places) => places.Count <= 2
        ? string.Join(" + ", places)
        : places[0] + " + " + ReportNumbers.Count(places.Count - 1) + " others";
}
