using System;

namespace Pruning.Experiments;

/// <summary>One way to train and prune.</summary>
/// <param name="Name">Name for the filter and the tables.</param>
/// <param name="What">What is done, in a few words.</param>
/// <param name="Create">Makes the network from a seed, for a number of threads.</param>
internal sealed record Experiment(string Name, string What, Func<ulong, int, Network> Create);
