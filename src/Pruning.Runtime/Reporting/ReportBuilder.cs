using System;
using System.Collections.Generic;
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
        int parameters = 0;
        int kept = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            Layer layer = layers[i];
            int weights = layer.Mask.Count;
            int keptWeights = layer.Mask.Kept;
            reports.Add(new LayerReport(
                layer.Name,
                "[" + string.Join(", ", layer.WeightShape) + "]",
                weights,
                keptWeights,
                plan.Layers[i].MultiplyAdds,
                plan.Layers[i].MultiplyAdds / weights * keptWeights,
                layer.IsPrunable));
            parameters += weights + layer.Bias.Length;
            kept += keptWeights + layer.Bias.Length;
        }

        return new NetworkReport(plan.Name, reports, parameters, kept);
    }
}
