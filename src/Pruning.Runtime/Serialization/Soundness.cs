using System;
using System.Globalization;
using System.Numerics.Tensors;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Serialization;

/// <summary>
/// What a network must be like to be written over a good checkpoint: what is written can be read again.
/// </summary>
internal static class Soundness
{
    /// <exception cref="InvalidOperationException">A number is not finite, a variance is negative, or a removed weight
    /// is not zero.</exception>
    public static void Require(Network network)
    {
        foreach (StoredTensor stored in StoredTensor.Of(network.Plan))
        {
            if (FaultOf(stored, network.Memory.Slice(stored.Place, stored.Tensor.Count)) is { } fault)
            {
                throw new InvalidOperationException(
                    $"{network.Name} has {fault}, so nothing was written. Where the training has diverged, load the "
                    + "last checkpoint.");
            }
        }

        foreach (LayerPlan layer in network.Plan.Layers)
        {
            if (layer.Mask >= 0)
            {
                RequireZeros(network, layer);
            }
        }
    }

    /// <summary>The first number that no sound network has, and where it is; null where there is none.</summary>
    public static string? FaultOf(StoredTensor stored, ReadOnlySpan<float> values)
    {
        bool isVariance = stored.Tensor.Kind == TensorKind.Variance;
        if (TensorPrimitives.IsFiniteAll(values) && !(isVariance && TensorPrimitives.Min(values) < 0))
        {
            return null;
        }

        int place = 0;
        while (float.IsFinite(values[place]) && !(isVariance && values[place] < 0))
        {
            place++;
        }

        string fault = string.Create(
            CultureInfo.InvariantCulture, $"{values[place]} in tensor '{stored.Name}' at element {place}");
        return float.IsFinite(values[place]) ? fault + ", where a variance is never negative" : fault;
    }

    private static void RequireZeros(Network network, LayerPlan layer)
    {
        ReadOnlySpan<uint> mask = network.Memory.MaskOf(network.Plan, layer);
        ReadOnlySpan<float> weights = network.Memory.Slice(layer.Weights, layer.Count);
        int place = MaskBits.FirstRemovedNotZero(mask, weights);
        if (place >= 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Weight {place} of layer {layer.Name} is removed, but was set to {weights[place]}; ")
                + "nothing was written. Leave removed weights at zero.");
        }
    }
}
