using System;
using Pruning;

namespace Examples;

/// <summary>One of several networks, or ways to prune one.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="What">What is done, in a few words.</param>
/// <param name="Create">Makes the network.</param>
public sealed record ExampleVariant(string Name, string What, Func<ExampleSettings, Network> Create)
{
    /// <summary>Makes the smaller network at the end of the schedule, which is trained on; null for none.</summary>
    public Func<Network, Network>? Compact { get; init; }
}
