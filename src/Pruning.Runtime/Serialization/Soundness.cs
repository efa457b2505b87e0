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
    /// <exception cref="InvalidOperationException">A number is not finite, or a removed weight is not zero.</exception>
    public static void Require(Network network)
    {
        foreach (LayerPlan layer in network.Plan.Layers)
        {
            RequireFinite(network, layer, 0, "weights");
            foreach (int moment in network.Plan.Arena.Moments)
            {
                RequireFinite(network, layer, moment, "moments");
            }

            if (layer.Mask >= 0)
            {
                RequireZeros(network, layer);
            }
        }
    }

    private static void RequireFinite(Network network, LayerPlan layer, int section, string what)
    {
        Span<float> weights = network.Memory.Slice(section + layer.Weights, layer.Count);
        Span<float> bias = layer.Bias < 0 ? [] : network.Memory.Slice(section + layer.Bias, layer.Outputs);
        bool finite = TensorPrimitives.IsFiniteAll<float>(weights)
            && (bias.Length == 0 || TensorPrimitives.IsFiniteAll<float>(bias));
        if (!finite)
        {
            throw new InvalidOperationException(
                $"Layer {layer.Name} of {network.Name} has {what} that are infinite or not a number, so nothing was "
                + "written. The training has diverged: load the last checkpoint.");
        }
    }

    private static void RequireZeros(Network network, LayerPlan layer)
    {
        ReadOnlySpan<uint> mask = network.Memory.Words(
            network.Plan.Arena.Masks + layer.Mask, MaskBits.WordsFor(layer.Count));
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
