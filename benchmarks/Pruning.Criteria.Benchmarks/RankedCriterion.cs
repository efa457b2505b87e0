using System;

namespace Pruning.CriteriaBenchmarks;

/// <summary>A criterion whose order is compared with that of exact changes of the loss.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Create">Makes a network that declares it; the argument is the seed.</param>
internal sealed record RankedCriterion(string Name, Func<ulong, Network> Create);
