using System;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// Gradient signal preservation (Wang et al. 2020): w · (H g), g the gradient of the mean loss and H its Hessian, both
/// by the weights of all prunable layers. Signed: removed first are the weights whose removal lowers the norm of the
/// gradient least, or raises it. H g is made forward over reverse (Pearlmutter 1994), exactly, not by differences.
/// Meant for a network that was not trained; the paper's code divides the outputs by a temperature, the paper does
/// not.
/// </summary>
/// <inheritdoc/>
public sealed class GraspCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override void Score(ScoredLayers layers)
    {
        WeightSums sums = layers.Analyst.Sums;
        sums.CollectHessianGradient(layers.Analyst);
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            ReadOnlySpan<double> products = sums.Of(layers.IndexOf(i));
            Span<float> scores = layers.ScoresOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)(weights[w] * products[w]);
            }
        }
    }
}
