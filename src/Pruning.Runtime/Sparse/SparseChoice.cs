using System;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Sparse;

/// <summary>Whether the kernels of a layer go over its kept weights one by one, or over all weights.</summary>
internal static class SparseChoice
{
    /// <summary>Where a layer runs with its kept weights only.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="mask">Its mask.</param>
    /// <param name="mode">Whether removed weights are visited.</param>
    /// <param name="visited">The fraction of the weights that kernels of all weights go over: those of rows and
    /// channels of which any is kept.</param>
    /// <param name="visitedByPrediction">That of the kernel of a single sample.</param>
    /// <param name="visitedByGradient">That of the kernel of their gradient. It decides for the gradient of the inputs
    /// too: emitted passes count on that being sparse wherever the gradient of the weights is.</param>
    public static SparseDirections Of(
        NetworkPlan network,
        LayerPlan layer,
        ReadOnlySpan<uint> mask,
        SparseMode mode,
        double visited,
        double visitedByPrediction,
        double visitedByGradient)
    {
        if (layer.Sparse is not { } plan)
        {
            return SparseDirections.None;
        }

        int kept = MaskBits.CountKept(mask);
        if (mode == SparseMode.Never || kept > plan.Capacity)
        {
            return SparseDirections.None;
        }

        double fraction = kept / (double)layer.Count;
        SparseDirections prediction = Where(SparseDirections.Prediction, visitedByPrediction);
        int slots = prediction == SparseDirections.None ? CountSlots(layer, mask) : 0;
        if (slots > 0 && slots <= plan.SlotCapacity * visitedByPrediction)
        {
            prediction = SparseDirections.Prediction;
        }

        // Where a step changes all weights, kept ones would have to be gathered again after each: as much as a dense
        // layer, which uses every weight once per sample, wins by them.
        if (mode == SparseMode.Auto
            && layer.Convolution is null
            && !network.StoresGradients
            && !plan.WeightGradient.IsFaster(fraction, visitedByGradient))
        {
            return prediction;
        }

        // Stored gradients are those of all weights, and so are the moments that they move.
        SparseDirections passes = prediction
            | Where(SparseDirections.Forward, visited)
            | Where(SparseDirections.InputGradient, visitedByGradient);
        return network.StoresGradients ? passes : passes | Where(SparseDirections.WeightGradient, visitedByGradient);

        SparseDirections Where(SparseDirections direction, double dense)
        {
            SparseCost cost = plan.CostOf(direction);
            return cost.Exists && (mode == SparseMode.Always || cost.IsFaster(fraction, dense))
                ? direction
                : SparseDirections.None;
        }
    }

    /// <summary>The slots that a single sample passes over; 0 where it cannot, or needs more than there are. A regular
    /// pattern fits with more weights than one without an order.</summary>
    public static int CountSlots(LayerPlan layer, ReadOnlySpan<uint> mask)
    {
        int capacity = layer.Sparse!.SlotCapacity;
        int needed = SampleSlots.IsSupported && capacity > 0
            ? SampleSlots.Needed(mask, layer.Outputs, layer.Inputs)
            : 0;
        return needed <= capacity ? needed : 0;
    }
}
