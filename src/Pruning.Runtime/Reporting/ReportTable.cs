using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Pruning.Reporting;

/// <summary>
/// A report as plain text. In: a <see cref="NetworkReport"/>. Out: a header, one row per layer and a total each over
/// the prunable weights and over all parameters. Afterwards columns are as wide as their widest cell, text left and
/// numbers right.
/// </summary>
internal static class ReportTable
{
    private const string Gap = "  ";
    private const int TextColumns = 2;

    private static readonly string[] Header =
        ["layer", "shape", "weights", "kept", "p", "1-p", "1/(1-p)", "MACs", "MACs kept"];

    public static string Print(NetworkReport report)
    {
        List<string[]> rows = [Header];
        foreach (LayerReport layer in report.Layers)
        {
            string name = layer.Prunable ? layer.Name : layer.Name + " *";
            rows.Add(
                Row(name, layer.Shape, layer.Weights, layer.Kept, layer.DenseMultiplyAdds, layer.KeptMultiplyAdds));
        }

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

        int[] widths = Enumerable.Range(0, Header.Length).Select(c => rows.Max(row => row[c].Length)).ToArray();
        string rule = new('-', widths.Sum() + (Gap.Length * (widths.Length - 1)));
        List<string> lines = rows.ConvertAll(row => Line(row, widths));
        lines.Insert(lines.Count - 2, rule);
        lines.Insert(1, rule);
        lines.Insert(0, report.Network);
        if (prunable.Length < report.Layers.Count)
        {
            lines.Add("* kept: never pruned");
        }

        return string.Join('\n', lines);
    }

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

    private static string Line(string[] row, int[] widths)
    {
        var line = new StringBuilder();
        for (int c = 0; c < row.Length; c++)
        {
            line.Append(c == 0 ? "" : Gap);
            line.Append(c < TextColumns ? row[c].PadRight(widths[c]) : row[c].PadLeft(widths[c]));
        }

        return line.ToString();
    }
}
