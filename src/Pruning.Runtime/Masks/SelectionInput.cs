using System;
using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace Pruning.Masks;

/// <summary>The checks of what a selection is given, all of them before a mask is changed.</summary>
internal static class SelectionInput
{
    /// <summary>The words of the mask of one layer.</summary>
    public static ReadOnlySpan<uint> MaskOf(ReadOnlySpan<uint> masks, LayerRange layer) =>
        masks.Slice(layer.MaskWord, MaskBits.WordsFor(layer.Count));

    /// <summary>Every layer lies inside the spans, and its mask has no bit beyond its weights.</summary>
    /// <exception cref="ArgumentException">One does not.</exception>
    public static void RequireRanges(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> masks, ReadOnlySpan<LayerRange> layers)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            LayerRange layer = layers[i];
            if (layer.Count < 0 || layer.Weights < 0 || layer.Weights > scores.Length - layer.Count
                || layer.MaskWord < 0 || layer.MaskWord > masks.Length - MaskBits.WordsFor(layer.Count))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Layer {i} ({layer}) does not lie inside {scores.Length} scores and "
                        + $"{masks.Length} mask words."),
                    nameof(layers));
            }

            if (layer.Count > 0 && (MaskOf(masks, layer)[^1] & ~MaskBits.TailBits(layer.Count)) != 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"The mask of layer {i} has bits set beyond its {layer.Count} weights; they have to be 0."),
                    nameof(masks));
            }
        }
    }

    /// <summary>The score of no kept weight is NaN; scores of removed weights do not matter.</summary>
    /// <exception cref="ArgumentException">One is; the message says which.</exception>
    public static void RequireNumbers(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> masks, ReadOnlySpan<LayerRange> layers)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            ReadOnlySpan<float> own = scores.Slice(layers[i].Weights, layers[i].Count);
            if (TensorPrimitives.IsNaNAny(own))
            {
                RequireNumbers(own, MaskOf(masks, layers[i]), i);
            }
        }
    }

    private static void RequireNumbers(ReadOnlySpan<float> own, ReadOnlySpan<uint> mask, int layer)
    {
        for (int w = 0; w < mask.Length; w++)
        {
            for (uint rest = mask[w]; rest != 0; rest &= rest - 1)
            {
                int index = (w * MaskBits.WordBits) + BitOperations.TrailingZeroCount(rest);
                if (float.IsNaN(own[index]))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant(
                            $"The score of weight {index} of layer {layer} is NaN, so nothing was removed. ")
                        + "Scores have to be numbers; look for a NaN among the weights or gradients.",
                        "scores");
                }
            }
        }
    }
}
