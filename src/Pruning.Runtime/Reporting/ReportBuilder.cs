using System;
using System.Collections.Generic;
using Pruning.Plans;

namespace Pruning.Reporting;

/// <summary>Counts what is left of a network.</summary>
internal static class ReportBuilder
{
    /// <summary>The fraction p of the prunable weights that is removed.</summary>
    public static double PruningRate(ReadOnlySpan<Dense> layers)
    {
        long all = 0;
        long kept = 0;
        foreach (Dense layer in layers)
        {
            if (layer.IsPrunable)
            {
                all += layer.Mask.Count;
                kept += layer.Mask.Kept;
            }
        }

        return ReportNumbers.Removed(all, kept);
    }

    public static NetworkReport Build(NetworkPlan plan, IReadOnlyList<Dense> layers)
    {
        var reports = new List<LayerReport>();
        int parameters = 0;
        int kept = 0;
        foreach (Dense layer in layers)
        {
            int weights = layer.Mask.Count;
            int keptWeights = layer.Mask.Kept;
            reports.Add(new LayerReport(
                layer.Name,
                FormattableString.Invariant($"[{layer.Units}, {layer.Inputs}]"),
                weights,
                keptWeights,
                weights,
                keptWeights,
                layer.IsPrunable));
            parameters += weights + layer.Bias.Length;
            kept += keptWeights + layer.Bias.Length;
        }

        return new NetworkReport(plan.Name, reports, parameters, kept);
    }
}
