using System;
using Pruning;

namespace Examples;

/// <summary>One of several ways to prune a network.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="What">What is done, in a few words.</param>
/// <param name="Create">Makes the network.</param>
public sealed record ExampleVariant(string Name, string What, Func<ExampleSettings, Network> Create);
