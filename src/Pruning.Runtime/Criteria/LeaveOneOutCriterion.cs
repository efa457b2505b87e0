using System;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// L(w with w_j = 0) - L(w), exactly, in double, over the samples: what all others approximate. Signed; what is removed
/// first lowers the loss. The network is computed again from the layer on, for each weight, or each block, neuron or
/// filter: for small networks and few samples.
/// </summary>
/// <inheritdoc/>
public sealed class LeaveOneOutCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    // Of blocks, neurons and filters, where those are removed.
    internal override bool ScoresMembers => true;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            layers.Analyst.Clock.Enter(i, layers.Count);
            LeaveOneOut exact = layers.Analyst.LeaveOneOut;
            exact.Collect(layers.IndexOf(i), layers.GridOf(i));
            ReadOnlySpan<double> changes = exact.Of(layers.IndexOf(i));
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < Math.Min(changes.Length, scores.Length); w++)
            {
                scores[w] = (float)changes[w];
            }
        }
    }
}
