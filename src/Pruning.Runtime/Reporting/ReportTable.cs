using System.Collections.Generic;
using System.Linq;
using Pruning.Sparse;
using Pruning.Training;

namespace Pruning.Reporting;
/// <summary>
/// A report as plain text. In: a <see cref="NetworkReport"/>. Out: what is left of the weights, a row per layer and a
/// total each over the prunable weights and over all parameters; the kernels of prunable layers; bytes; what collapse
/// rules did. Afterwards columns are as wide as their widest cell, text left and numbers right.
/// </summary>
internal static class ReportTable
{
    public static string Print(NetworkReport report)
    {
        List<string> lines = [report.Network, .. Weights(report)];
        if (report.Layers.Any(layer => !layer.Prunable))
        {
            lines.Add("* kept: never pruned");
        }

        LayerReport[] prunable = report.Layers.Where(layer => layer.Kernels.Count > 0).ToArray();
        if (prunable.Length > 0)
        {
            lines.AddRange(["", .. Kernels(prunable)]);
        }

        lines.AddRange(["", .. Bytes(report)]);
        if (report.Collapses.Count > 0)
        {
            lines.AddRange(["", .. Collapses(report.Collapses)]);
        }

        return string.Join('\n', lines);
    }

    private static List<string> Weights(NetworkReport report)
    {
        List<string[]> rows = [["layer", "shape", "weights", "kept", "p", "1-p", "1/(1-p)", "MACs", "MACs kept"]];
        rows.AddRange(report.Layers.Select(layer => Row(
            layer.Prunable ? layer.Name : layer.Name + " *",
            layer.Shape,
            layer.Weights,
            layer.Kept,
            layer.DenseMultiplyAdds,
            layer.KeptMultiplyAdds)));
        LayerReport[] prunable = report.Layers.Where(layer => layer.Prunable).ToArray();
        rows.Add(
            Row(
                "prunable",
                "",
                report.PrunableWeights,
                report.KeptPrunableWeights,
                prunable.Sum(layer => layer.DenseMultiplyAdds),
                prunable.Sum(layer => layer.KeptMultiplyAdds)));
        rows.Add(
            Row(
                "all parameters",
                "",
                report.Parameters,
                report.KeptParameters,
                report.DenseMultiplyAdds,
                report.KeptMultiplyAdds));
        return AlignedTable.Lines(rows, textColumns: 2, totals: 2);
    }

    // "kept 6.94": only kept weights are visited, and that is expected to be so many times as fast.
    private static List<string> Kernels(LayerReport[] layers)
    {
        List<string[]> rows = [["kernels", "outputs", "input gradient", "weight gradient", "one sample"]];
        foreach (LayerReport layer in layers)
        {
            rows.Add(
            [
                layer.Name,
                Cell(layer, SparseDirections.Forward),
                Cell(layer, SparseDirections.InputGradient),
                Cell(layer, SparseDirections.WeightGradient),
                Cell(layer, SparseDirections.Prediction),
            ]);
        }

        return AlignedTable.Lines(rows, textColumns: 1, totals: 0);
    }

    private static string Cell(LayerReport layer, SparseDirections direction) =>
        layer.Kernels.FirstOrDefault(kernel => kernel.Direction == direction) switch
        {
            null => "-",
            { IsSparse: true } kernel => "kept " + ReportNumbers.Factor(kernel.ExpectedGain),
            { ExpectedGain: > 1 } kernel => "channels " + ReportNumbers.Factor(kernel.ExpectedGain),
            _ => "all",
        };

    private static List<string> Bytes(NetworkReport report)
    {
        List<string[]> rows =
            [["bytes", "parameters", "now", "gradients", "now", "moments", "now", "patterns", "total", "now"]];
        rows.AddRange(report.Layers.Select(layer => Row(layer.Name, layer.DenseMemory, layer.Memory)));
        rows.Add(Row("all parameters", report.DenseMemory, report.Memory));
        return AlignedTable.Lines(rows, textColumns: 1, totals: 1);
    }

    private static List<string> Collapses(IReadOnlyList<CollapseEvent> collapses)
    {
        List<string[]> rows = [["collapse", "rule", "round", "before step", "asked", "removed"]];
        rows.AddRange(collapses.Select(collapse => (string[])
        [
            collapse.Layer,
            collapse.Rule.ToString(),
            ReportNumbers.Count(collapse.Round),
            collapse.Step is { } step ? ReportNumbers.Count(step) : "-",
            ReportNumbers.Count(collapse.Requested),
            ReportNumbers.Count(collapse.Removed),
        ]));
        return AlignedTable.Lines(rows, textColumns: 2, totals: 0);
    }

    private static string[] Row(string name, MemoryReport dense, MemoryReport now) =>
    [
        name,
        ReportNumbers.Count(dense.Parameters),
        ReportNumbers.Count(now.Parameters),
        ReportNumbers.Count(dense.Gradients),
        ReportNumbers.Count(now.Gradients),
        ReportNumbers.Count(dense.Moments),
        ReportNumbers.Count(now.Moments),
        ReportNumbers.Count(now.Patterns),
        ReportNumbers.Count(dense.Total),
        ReportNumbers.Count(now.Total),
    ];

    private static string[] Row(string name, string shape, long total, long kept, long macs, long keptMacs) =>
    [
        name,
        shape,
        ReportNumbers.Count(total),
        ReportNumbers.Count(kept),
        ReportNumbers.Rate(ReportNumbers.Removed(total, kept)),
        ReportNumbers.Rate(ReportNumbers.Left(total, kept)),
        ReportNumbers.Factor(ReportNumbers.Compression(total, kept)),
        ReportNumbers.Count(macs),
        ReportNumbers.Count(keptMacs),
    ];
}
