using System;
using System.Numerics.Tensors;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Regrowing;

/// <summary>
/// The momentum of the weights of a layer, removed ones included, by magnitude: |m| of SGD, |m| / (√v + 1e-8) of Adam,
/// as the code of Dettmers and Zettlemoyer (2019) has it.
/// </summary>
/// <param name="plan">The network.</param>
/// <param name="largest">The number of weights of the largest layer.</param>
internal sealed class LayerMomentum(NetworkPlan plan, int largest)
{
    private const float Epsilon = 1e-8f;

    private readonly float[] _values = new float[largest];

    /// <summary>That of each weight; until the next call.</summary>
    public ReadOnlySpan<float> Of(Arena arena, LayerPlan layer)
    {
        Span<float> values = _values.AsSpan(0, layer.Count);
        ReadOnlySpan<float> first = arena.Slice(plan.Arena.Moments[0] + layer.Weights, layer.Count);
        if (plan.Arena.Moments.Length > 1)
        {
            TensorPrimitives.Sqrt(arena.Slice(plan.Arena.Moments[1] + layer.Weights, layer.Count), values);
            TensorPrimitives.Add(values, Epsilon, values);
            TensorPrimitives.Divide(first, values, values);
            TensorPrimitives.Abs(values, values);
        }
        else
        {
            TensorPrimitives.Abs(first, values);
        }

        return values;
    }

    /// <summary>The mean over kept weights; 0 where there are none.</summary>
    public double MeanOf(Arena arena, LayerPlan layer, ReadOnlySpan<uint> mask)
    {
        ReadOnlySpan<float> values = Of(arena, layer);
        double sum = 0;
        int count = 0;
        foreach (int weight in new KeptIndices(mask))
        {
            sum += values[weight];
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
