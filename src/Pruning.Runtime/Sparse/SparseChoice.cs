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
    /// <param name="visited">What kernels of all weights go over.</param>
    public static SparseDirections Of(
        NetworkPlan network, LayerPlan layer, ReadOnlySpan<uint> mask, SparseMode mode, VisitedParts visited)
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
        SparseDirections prediction = Where(SparseDirections.Prediction, visited.Prediction);
        int slots = prediction == SparseDirections.None ? CountSlots(layer, mask) : 0;
        if (slots > 0 && slots <= plan.SlotCapacity * visited.Prediction)
        {
            prediction = SparseDirections.Prediction;
        }

        // Emitted passes count on the gradient of the inputs being sparse wherever that of the weights is: the two of
        // them are compared with the faster way to have the latter dense.
        double ofInputs = plan.InputGradient.Exists ? plan.InputGradient.Of(fraction) : 0;
        double otherwise = plan.InputGradient.Exists ? Math.Min(visited.InputGradient, ofInputs) : 0;
        bool isFaster = plan.WeightGradient.Of(fraction) + ofInputs < visited.WeightGradient + otherwise;
        bool isTrainedSparse = plan.WeightGradient.Exists && (mode == SparseMode.Always || isFaster);

        // Where a step changes all weights, kept ones would have to be gathered again after each: as much as a dense
        // layer, which uses every weight once per sample, wins by them.
        if (layer.Convolution is null && !network.StoresGradients && !isTrainedSparse)
        {
            return prediction;
        }

        // Stored gradients are those of all weights, and so are the moments that they move.
        SparseDirections passes = prediction | Where(SparseDirections.Forward, visited.Forward);
        if (network.StoresGradients || !isTrainedSparse)
        {
            return passes | Where(SparseDirections.InputGradient, visited.InputGradient);
        }

        return passes
            | SparseDirections.WeightGradient
            | (plan.InputGradient.Exists ? SparseDirections.InputGradient : SparseDirections.None);

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
