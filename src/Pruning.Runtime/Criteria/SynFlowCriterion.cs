using System;
using System.Numerics.Tensors;
using Pruning.Analysis;
using Pruning.Masks;

namespace Pruning.Criteria;

/// <summary>
/// Synaptic flow (Tanaka et al. 2020): |w| ∂R/∂|w| with R = 1ᵀ (Π |W|) 1, the sum over all paths through the network of
/// the products of the kept weights along them; in double, without data. Biases, the shifts of normalisation and
/// activations are left out. The sum of the scores is the same for every layer in a chain, so a layer with few weights
/// keeps them; that holds for a removal in many small steps only, each by the scores of what the steps before it have
/// left.
/// </summary>
/// <param name="iterations">Steps of a removal: what is kept falls geometrically. One step empties layers.</param>
public sealed class SynFlowCriterion(int iterations = SynFlowCriterion.DefaultIterations) : WeightCriterion
{
    /// <summary>Steps of a removal that does not say how many.</summary>
    public const int DefaultIterations = 100;

    internal override int Iterations => iterations;

    internal override void Score(ScoredLayers layers)
    {
        Analyst analyst = layers.Analyst;
        double sum = CollectPaths(layers, analyst);
        if (!double.IsFinite(sum))
        {
            throw new InvalidOperationException(
                "SynFlow multiplies the weights along all paths, and the products are too large for a number, so "
                + "nothing was removed. Scale the weights down.");
        }

        double factor = sum > 0 ? 1 / sum : 0;
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<double> products = analyst.Sums.Of(layers.IndexOf(i));
            ReadOnlySpan<double> sizes = analyst.Paths.WeightsOf(layers.IndexOf(i));
            Span<float> scores = layers.ScoresOf(i);
            foreach (int w in new KeptIndices(layers.MaskOf(i)))
            {
                // A share of the whole, as the products of a deep network leave the range of a float.
                scores[w] = (float)(factor * sizes[w] * products[w]);
            }
        }
    }

    // The derivative of R by each |w| of the weights that are kept now; returns the sum of all scores.
    private static double CollectPaths(ScoredLayers layers, Analyst analyst)
    {
        analyst.Paths.Take();
        analyst.Sums.CollectOfOnes(analyst);
        double sum = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            int layer = layers.IndexOf(i);
            sum += TensorPrimitives.Dot<double>(analyst.Paths.WeightsOf(layer), analyst.Sums.Of(layer));
        }

        return sum;
    }
}
