using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Sparse;

namespace Pruning.Reporting;

/// <summary>Counts what is left of a network.</summary>
internal static class ReportBuilder
{
    private static readonly SparseDirections[] SingleDirections =
    [
        SparseDirections.Forward, SparseDirections.InputGradient, SparseDirections.WeightGradient,
        SparseDirections.Prediction,
    ];

    /// <summary>The fraction p of the prunable weights that is removed.</summary>
    public static double PruningRate(ReadOnlySpan<Layer> layers)
    {
        long all = 0;
        long kept = 0;
        foreach (Layer layer in layers)
        {
            if (layer.IsPrunable)
            {
                all += layer.Mask.Count;
                kept += layer.Mask.Kept;
            }
        }

        return ReportNumbers.Removed(all, kept);
    }

    public static NetworkReport Build(
        NetworkPlan plan, IReadOnlyList<Layer> layers, Patterns patterns, int threads)
    {
        var reports = new List<LayerReport>();
        int workers = plan.WorkersAmong(threads);
        int trained = plan.Tensors.Where(tensor => tensor.IsTrained).Sum(tensor => tensor.Count);
        int parameters = trained - plan.Tensors.Where(tensor => tensor.IsOfMask).Sum(tensor => tensor.Count);
        int removed = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            Layer layer = layers[i];
            int weights = layer.Mask.Count;
            int kept = layer.Mask.Kept;
            SparseDirections directions = patterns.DirectionsOf(i);

            // A convolution uses each weight once per output pixel.
            long pixels = plan.Layers[i].MultiplyAdds / weights;
            reports.Add(new LayerReport(
                layer.Name,
                "[" + string.Join(", ", layer.WeightShape) + "]",
                weights,
                kept,
                plan.Layers[i].MultiplyAdds,
                kept * pixels,
                layer.IsPrunable)
            {
                Kernels = KernelsOf(plan, plan.Layers[i], kept, directions, patterns.Runs[i]),
                DenseMemory = DenseMemoryOf(weights, weights, plan),
                Memory = MemoryOf(plan.Layers[i], layer.Mask, plan, directions),
            });
            removed += weights - kept;
        }

        int weightsInAll = reports.Sum(report => report.Weights);
        MemoryReport others = DenseMemoryOf(
            plan.Tensors.Sum(tensor => tensor.Count) - weightsInAll, trained - weightsInAll, plan);
        return new NetworkReport(
            plan.Name,
            reports,
            parameters,
            parameters - removed,
            plan.Arena.TrainingActivations.Of(workers),
            plan.Arena.InferenceActivations.Of(workers))
        {
            DenseMemory = reports.Aggregate(others, (sum, report) => sum + report.DenseMemory),
            Memory = reports.Aggregate(others, (sum, report) => sum + report.Memory),
        };
    }

    private static KernelReport[] KernelsOf(
        NetworkPlan plan, LayerPlan layer, int kept, SparseDirections directions, LayerRuns? runs)
    {
        if (layer.Sparse is not { } sparse)
        {
            return [];
        }

        double fraction = kept / (double)layer.Count;
        return [.. SingleDirections
            .Where(direction => direction != SparseDirections.InputGradient || sparse.InputGradient.Exists)
            .Select(direction => (directions & direction) == 0
            ? new KernelReport(direction, false, 1 / Visited(direction))
            : new KernelReport(direction, true, sparse.CostOf(direction).Gain(fraction)))];

        // A gradient that is stored is that of all weights.
        double Visited(SparseDirections direction)
        {
            VisitedParts visited = runs?.Visited ?? VisitedParts.All;
            return direction switch
            {
                SparseDirections.Forward => visited.Forward,
                SparseDirections.InputGradient => visited.InputGradient,
                SparseDirections.WeightGradient => plan.StoresGradients ? 1 : visited.WeightGradient,
                _ => visited.Prediction,
            };
        }
    }

    private static MemoryReport DenseMemoryOf(int numbers, int trained, NetworkPlan plan) => new(
        (long)numbers * sizeof(float),
        (long)trained * sizeof(float),
        (long)trained * sizeof(float) * plan.Arena.Moments.Length,
        0);

    private static MemoryReport MemoryOf(
        LayerPlan layer, Mask mask, NetworkPlan plan, SparseDirections directions)
    {
        int kept = mask.Kept;
        bool isTrainedSparse = (directions & SparseDirections.WeightGradient) != 0;
        MemoryReport memory = DenseMemoryOf(layer.Count, isTrainedSparse ? kept : layer.Count, plan);
        long words = mask.Words.Length;
        if (layer.Sparse is not { } sparse || directions == SparseDirections.None)
        {
            return memory with { Patterns = words * sizeof(uint) };
        }

        // Kept weights stand beside W where somebody still reads that.
        bool isCompact = isTrainedSparse && sparse.CoversBatches(directions);
        long perSample = layer.Convolution is null ? 2 : 1;
        long lists = ((3 + perSample) * kept) + layer.Outputs + 1 + sparse.ColumnCount + 1;
        lists += (directions & SparseDirections.Prediction) == 0
            ? 0
            : SampleSlots.Words * SparseChoice.CountSlots(layer, mask.Words);
        return memory with
        {
            Parameters = sizeof(float) * (long)(isCompact ? kept : layer.Count + kept),
            Patterns = (words + lists) * sizeof(int),
        };
    }
}
