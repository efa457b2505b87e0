using Pruning.Generators.Common;

namespace Pruning.Generators.Emission.Sparse;

/// <summary>A part of the weights of an output, and the sums that it has a part in.</summary>
/// <param name="First">The number of the first list, as text.</param>
/// <param name="End">The number of the list behind the last.</param>
/// <param name="Reads">For each sum what is read, in floats from where the weight reads; -1 for nothing.</param>
internal sealed record SparseList(string First, string End, EquatableArray<int> Reads);
