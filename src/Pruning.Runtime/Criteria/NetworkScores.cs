using System;
using Pruning.Data;

namespace Pruning.Criteria;

/// <summary>What criteria think of a network.</summary>
public static class NetworkScores
{
    /// <summary>
    /// The scores that a removal to the declared rate would go by; nothing changes, but no batch is loaded afterwards.
    /// </summary>
    /// <param name="network">A network with a policy.</param>
    /// <param name="data">What criteria look at; null where none does.</param>
    /// <param name="progress">Hears how far scores are, where they take longer than a second.</param>
    /// <returns>For each of <see cref="Network.Layers"/> a number for each weight, or for each block, neuron or filter
    /// where those are removed, alone or as channels; the lowest go first, removed ones have negative infinity. Empty
    /// for a layer that is not prunable, or only reads channels. Where they are compared within each output or each
    /// group of a pattern, their ranks there; of SynFlow -1 where a step before the last removes it.</returns>
    /// <exception cref="ArgumentException">The data does not fit the network, or has fewer samples than are
    /// declared.</exception>
    /// <exception cref="InvalidOperationException">The network declares no policy, or has weights that are not a
    /// number, or the loss of a sample is not finite.</exception>
    public static float[][] Score(
        this Network network, Dataset? data = null, IProgress<PruningProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Removal.Scores(data, progress);
    }
}
