using System;
using Pruning.Analysis;

namespace Pruning.Criteria;

/// <summary>
/// |w| ‖x‖ (Sun et al. 2024), ‖x‖ the norm over the samples, and the pixels, of what the weight is multiplied by. The
/// paper compares the weights of each output: the scope Output. No weight is updated.
/// </summary>
/// <inheritdoc/>
public sealed class WandaCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override void Score(ScoredLayers layers)
    {
        InputSquares squares = layers.Analyst.InputSquares;
        squares.Collect(layers.Analyst);
        for (int i = 0; i < layers.Count; i++)
        {
            ReadOnlySpan<float> weights = layers.WeightsOf(i);
            Span<float> scores = layers.ScoresOf(i);
            int inputs = weights.Length / layers.OutputsOf(i);
            for (int w = 0; w < scores.Length; w++)
            {
                scores[w] = (float)(Math.Abs((double)weights[w])
                    * Math.Sqrt(squares.Of(layers.IndexOf(i), w / inputs)[w % inputs]));
            }
        }
    }
}
