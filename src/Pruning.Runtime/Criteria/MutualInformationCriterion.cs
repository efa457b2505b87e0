using System;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// The mutual information between the activation of a neuron or channel (its mean over the pixels) and the label, in
/// nats: what the unit alone tells of the class. Estimated by counting, the activations in up to 16 bins, of equal
/// counts as far as equal values go into one, and corrected for bias (Miller 1955).
/// </summary>
/// <inheritdoc/>
public sealed class MutualInformationCriterion(int samples = 0, bool shuffle = false)
    : DataCriterion(samples, shuffle)
{
    internal override bool ScoresMembers => true;

    internal override void Score(ScoredLayers layers)
    {
        UnitInformation information = layers.Analyst.UnitInformation;
        information.Collect(layers.Analyst);
        for (int i = 0; i < layers.Count; i++)
        {
            Span<float> scores = layers.ScoresOf(i);
            for (int k = 0; k < layers.OutputsOf(i); k++)
            {
                scores[k] = (float)information.Of(layers.IndexOf(i), k);
            }
        }
    }
}
