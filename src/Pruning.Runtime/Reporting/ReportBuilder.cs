using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Plans;

namespace Pruning.Reporting;

/// <summary>Counts what is left of a network.</summary>
internal static class ReportBuilder
{
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

    public static NetworkReport Build(NetworkPlan plan, IReadOnlyList<Layer> layers)
    {
        var reports = new List<LayerReport>();
        int parameters = plan.Tensors.Where(tensor => tensor.IsTrained).Sum(tensor => tensor.Count);
        int removed = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            Layer layer = layers[i];
            int weights = layer.Mask.Count;
            int kept = layer.Mask.Kept;

            // A convolution uses each weight once per output pixel.
            long pixels = plan.Layers[i].MultiplyAdds / weights;
            reports.Add(new LayerReport(
                layer.Name,
                "[" + string.Join(", ", layer.WeightShape) + "]",
                weights,
                kept,
                plan.Layers[i].MultiplyAdds,
                kept * pixels,
                layer.IsPrunable));
            removed += weights - kept;
        }

        return new NetworkReport(
            plan.Name,
            reports,
            parameters,
            parameters - removed,
            plan.Arena.TrainingActivations,
            plan.Arena.InferenceActivations);
    }
}
