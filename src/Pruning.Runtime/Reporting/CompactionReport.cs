using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;

namespace Pruning.Reporting;

/// <summary>A network beside the smaller one that was made from it: before is the network with every weight, after is
/// what the smaller one has kept. Of a network beside itself, after is what its masks have left.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Smaller">Name of the smaller one.</param>
/// <param name="Layers">The layers with parameters, those with weights first.</param>
/// <param name="Groups">The channels that go together, where some layer makes them and another reads them. Empty where
/// the network has no smaller class.</param>
public sealed record CompactionReport(
    string Network,
    string Smaller,
    IReadOnlyList<LayerCompaction> Layers,
    IReadOnlyList<GroupCompaction> Groups)
{
    /// <summary>The size of the network with every weight.</summary>
    public NetworkSize Before => Layers.Aggregate(default(NetworkSize), (sum, layer) => sum + layer.Before);

    /// <summary>The size of the smaller network.</summary>
    public NetworkSize After => Layers.Aggregate(default(NetworkSize), (sum, layer) => sum + layer.After);

    /// <summary>How long the network takes, as it is; null where that was not measured.</summary>
    public StepTimes? Times { get; init; }

    /// <summary>How long the smaller network takes.</summary>
    public StepTimes? SmallerTimes { get; init; }

    /// <summary>Compares the sizes of two networks.</summary>
    /// <param name="network">The network.</param>
    /// <param name="smaller">What <c>Compact()</c> made of it; or one of the same shapes, such as itself.</param>
    /// <returns>The report; its text is a table.</returns>
    /// <exception cref="ArgumentException">The second network is not a smaller one of the first.</exception>
    public static CompactionReport Of(Network network, Network smaller)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(smaller);
        return CompactionBuilder.Build(network, smaller);
    }

    /// <summary>Compares the sizes of two networks, and measures both.</summary>
    /// <param name="network">The network.</param>
    /// <param name="smaller">What <c>Compact()</c> made of it; or one of the same shapes.</param>
    /// <param name="data">Samples with what the loss compares them with; see <see cref="StepTimes.Measure"/>.</param>
    /// <param name="repeats">How often each step is measured.</param>
    /// <returns>The report; its text is a table.</returns>
    /// <exception cref="ArgumentException">The second network is not a smaller one of the first, or the data does not
    /// fit.</exception>
    /// <exception cref="Training.DivergenceException">The loss of a network is infinite or not a number.</exception>
    public static CompactionReport Of(Network network, Network smaller, Dataset data, int repeats = 100)
    {
        CompactionReport report = Of(network, smaller);
        IReadOnlyList<StepTimes> times = StepTimes.Measure([network, smaller], data, repeats);
        return report with { Times = times[0], SmallerTimes = times[1] };
    }

    /// <summary>The report as aligned tables in plain text (layers, channels, milliseconds), with line feeds between
    /// its lines and none at the end, the same under every culture.</summary>
    public override string ToString() => CompactionTable.Print(this);
}
