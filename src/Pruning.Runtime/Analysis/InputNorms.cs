using System;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pruning.Execution;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Analysis;

/// <summary>
/// ‖X‖ of what each weight of an output is multiplied by, over samples and pixels: the squares of what layers read in
/// emitted passes, added up feature by feature, then over the pixels that a tap lies on.
/// </summary>
/// <param name="plan">The network.</param>
internal sealed class InputNorms(NetworkPlan plan) : IInputObserver
{
    // For each layer, those of each group of a batch, so that they can be added up in one order.
    private readonly double[]?[] _ofGroups = new double[plan.Layers.Length][];
    private readonly double[]?[] _features = new double[plan.Layers.Length][];
    private readonly float[]?[] _norms = new float[plan.Layers.Length][];
    private int _samples;

    /// <summary>Those of the inputs of an output of a layer.</summary>
    public ReadOnlySpan<float> Of(int layer, int output)
    {
        WeightedOperator each = plan.Graph!.Weighted[layer];
        return _norms[layer].AsSpan(output / each.OutputsPerGroup * each.WeightsPerOutput, each.WeightsPerOutput);
    }

    /// <summary>Starts from nothing.</summary>
    public void Clear()
    {
        foreach (WeightedOperator each in plan.Graph!.Weighted)
        {
            if (plan.Layers[each.Layer].Mask >= 0)
            {
                _ofGroups[each.Layer] ??= new double[plan.Groups * FeaturesOf(each.Layer)];
                (_features[each.Layer] ??= new double[FeaturesOf(each.Layer)]).AsSpan().Clear();
                _norms[each.Layer] ??= new float[each.Groups * each.WeightsPerOutput];
            }
        }
    }

    /// <summary>Says how many samples the next batch has.</summary>
    public void Expect(int samples)
    {
        _samples = samples;
        foreach (double[]? sums in _ofGroups)
        {
            sums.AsSpan().Clear();
        }
    }

    /// <inheritdoc/>
    public void See(int layer, ref float x, int group)
    {
        int features = FeaturesOf(layer);
        Span<double> sums = _ofGroups[layer].AsSpan(group * features, features);
        for (int tile = 0; tile < plan.TilesPerGroup; tile++)
        {
            // Lanes behind the last sample hold another one once more.
            int first = ((group * plan.TilesPerGroup) + tile) * LaneTransposer.Lanes;
            Vector512<float> isSample = Lanes.First(_samples - first);
            ref float own = ref Unsafe.Add(ref x, tile * features * LaneTransposer.Lanes);
            for (int i = 0; i < features; i++)
            {
                Vector512<float> value = Vector512.LoadUnsafe(ref own, (nuint)(i * LaneTransposer.Lanes)) & isSample;
                sums[i] += Vector512.Sum(value * value);
            }
        }
    }

    /// <summary>Adds up what was seen of a batch.</summary>
    public void Add()
    {
        for (int layer = 0; layer < _features.Length; layer++)
        {
            Span<double> sums = _features[layer];
            for (int group = 0; group < plan.Groups && !sums.IsEmpty; group++)
            {
                TensorPrimitives.Add(sums, _ofGroups[layer].AsSpan(group * sums.Length, sums.Length), sums);
            }
        }
    }

    /// <summary>Makes the norms of what was added up.</summary>
    public void Finish()
    {
        foreach (WeightedOperator each in plan.Graph!.Weighted)
        {
            Span<float> norms = _norms[each.Layer];
            for (int column = 0; column < norms.Length; column++)
            {
                (int channel, int tap) = Math.DivRem(column, each.Links.Taps);
                double sum = 0;
                foreach (Link link in each.Links.OfTap(tap))
                {
                    sum += _features[each.Layer]![(channel * each.Links.Inputs) + link.Input];
                }

                norms[column] = (float)Math.Sqrt(sum);
            }
        }
    }

    private int FeaturesOf(int layer) => plan.Graph!.SizeOf(plan.Graph.Weighted[layer].Inputs[0]);
}
