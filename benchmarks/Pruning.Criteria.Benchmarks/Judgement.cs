using System.Collections.Generic;

namespace Pruning.CriteriaBenchmarks;

/// <summary>What a criterion makes of the networks.</summary>
/// <param name="Candidate">The criterion.</param>
/// <param name="Errors">Errors of LeNet-300-100 in per cent, at each rate.</param>
/// <param name="LeNet300">Milliseconds of a removal there.</param>
/// <param name="LeNet5">Milliseconds of a removal of LeNet-5, where it is timed.</param>
internal sealed record Judgement(Candidate Candidate, IReadOnlyList<double> Errors, double LeNet300, double? LeNet5);
