using System;

namespace Pruning.CriteriaBenchmarks;

/// <summary>A criterion and its scope, on two networks.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="NeedsData">Whether it looks at samples.</param>
/// <param name="LeNet300">Makes the network that is judged.</param>
/// <param name="LeNet5">Makes a larger network that is timed; null where only the other one is.</param>
internal sealed record Candidate(string Name, bool NeedsData, Func<Network> LeNet300, Func<Network>? LeNet5);
