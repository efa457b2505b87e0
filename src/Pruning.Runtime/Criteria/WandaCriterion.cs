using System;
using System.Numerics.Tensors;

namespace Pruning.Criteria;

/// <summary>
/// |w| ‖x‖ (Sun et al. 2024), ‖x‖ the norm over the samples, and the pixels, of what the weight is multiplied by. The
/// paper compares the weights of each output: the scope Output. No weight is updated.
/// </summary>
/// <inheritdoc/>
public sealed class WandaCriterion(int samples = 0, bool shuffle = false) : DataCriterion(samples, shuffle)
{
    internal override bool SeesInputs => true;

    internal override void Score(ScoredLayers layers)
    {
        for (int i = 0; i < layers.Count; i++)
        {
            Span<float> scores = layers.ScoresOf(i);
            TensorPrimitives.Abs(layers.WeightsOf(i), scores);
            int inputs = scores.Length / layers.OutputsOf(i);
            for (int k = 0; k < layers.OutputsOf(i); k++)
            {
                Span<float> row = scores.Slice(k * inputs, inputs);
                TensorPrimitives.Multiply(row, layers.InputNorms.Of(layers.IndexOf(i), k), row);
            }
        }
    }
}
