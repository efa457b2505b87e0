using System.Collections.Generic;

namespace Pruning.Experiments;

/// <summary>The network at the end of one phase.</summary>
/// <param name="Round">0 for the dense network, then the round.</param>
/// <param name="Sparsity">The fraction of all weights that is kept.</param>
/// <param name="Error">Test error in percent.</param>
/// <param name="Loss">Mean test loss.</param>
/// <param name="Kept">Weights that each layer has kept.</param>
internal sealed record Phase(int Round, double Sparsity, double Error, double Loss, IReadOnlyList<int> Kept);
