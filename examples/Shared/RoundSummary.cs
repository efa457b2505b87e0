using System.Collections.Generic;
using System.Linq;
using Pruning;
using Pruning.Training;

namespace Examples;

/// <summary>The network after a round of removal and fine-tuning. Rates count the prunable weights.</summary>
/// <param name="PruningRate">p, the fraction removed.</param>
/// <param name="SparsityRate">s = 1 - p, the fraction kept.</param>
/// <param name="Compression">1 / s; null where nothing is kept.</param>
/// <param name="Accuracy">Accuracy on the test data; null where there is none.</param>
/// <param name="Loss">Mean loss on the test data.</param>
/// <param name="SecondsPerEpoch">Mean time of the steps of an epoch; null if none ran here.</param>
/// <param name="Layers">What is left of each layer.</param>
/// <param name="Collapses">What collapse rules did in the removals of the round.</param>
internal sealed record RoundSummary(
    double PruningRate,
    double SparsityRate,
    double? Compression,
    double? Accuracy,
    double? Loss,
    double? SecondsPerEpoch,
    IReadOnlyList<LayerSummary> Layers,
    IReadOnlyList<CollapseSummary> Collapses)
{
    public static RoundSummary Of(Network network, PhaseResult phase, double? secondsPerEpoch)
    {
        LayerSummary[] layers = [.. network.Layers.Select(
            (layer, i) => new LayerSummary(layer.Name, phase.Kept[i], layer.Weights.Length))];
        LayerSummary[] prunable = [.. layers.Where((_, i) => network.Layers[i].IsPrunable)];
        long total = prunable.Sum(layer => (long)layer.Total);
        long kept = prunable.Sum(layer => (long)layer.Kept);
        return new RoundSummary(
            total == 0 ? 0 : (double)(total - kept) / total,
            total == 0 ? 1 : (double)kept / total,
            Finite(total == 0 ? 1 : (double)total / kept),
            Finite(phase.Accuracy),
            Finite(phase.Loss),
            secondsPerEpoch,
            layers,
            [.. phase.Collapses.Select(CollapseSummary.Of)]);
    }

    /// <summary>The number, or null for one that JSON does not have.</summary>
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
