using System.Collections.Generic;
using System.Linq;

namespace Pruning.Reporting;

/// <summary>
/// A comparison as plain text. In: a <see cref="CompactionReport"/>. Out: a row per layer, then what they are together
/// and how many times less it has become; a row per group of channels; the times that were measured.
/// </summary>
internal static class CompactionTable
{
    private const string After = "after";

    public static string Print(CompactionReport report)
    {
        List<string> lines = [$"{report.Network} -> {report.Smaller}", .. Layers(report)];
        if (report.Groups.Count > 0)
        {
            lines.AddRange(["", .. Groups(report.Groups)]);
        }

        if (report is { Times: { } times, SmallerTimes: { } smallerTimes })
        {
            lines.AddRange(["", .. Times(report, times, smallerTimes)]);
        }

        return string.Join('\n', lines);
    }

    private static List<string> Layers(CompactionReport report)
    {
        List<string[]> rows =
            [["layer", "shape", After, "parameters", After, "MACs", After, "bytes", After]];
        rows.AddRange(report.Layers.Select(layer => (string[])
            [layer.Name, layer.Shape, layer.SmallerShape, .. Cells(layer.Before, layer.After)]));
        rows.Add(["all", "", "", .. Cells(report.Before, report.After)]);
        rows.Add(
        [
            "factor",
            "",
            "",
            "",
            Factor(report.Before.Parameters, report.After.Parameters),
            "",
            Factor(report.Before.MultiplyAdds, report.After.MultiplyAdds),
            "",
            Factor(report.Before.Bytes, report.After.Bytes),
        ]);
        return AlignedTable.Lines(rows, textColumns: 3, totals: 2);
    }

    private static List<string> Groups(IReadOnlyList<GroupCompaction> groups)
    {
        List<string[]> rows =
            [["channels", "number", After, "parameters", After, "MACs", After, "bytes", After]];
        rows.AddRange(groups.Select(group => (string[])
        [
            group.ShortName,
            ReportNumbers.Count(group.Channels),
            ReportNumbers.Count(group.SmallerChannels),
            .. Cells(group.Before, group.After),
        ]));
        return AlignedTable.Lines(rows, textColumns: 1, totals: 0);
    }

    private static List<string> Times(CompactionReport report, StepTimes times, StepTimes smallerTimes)
    {
        List<string[]> rows = [["milliseconds", report.Network, report.Smaller, "factor"]];
        if (times.Layers.Count > 0 && smallerTimes.Layers.Count > 0)
        {
            rows.AddRange(times.Layers.Zip(smallerTimes.Layers).Select((pair, i) =>
                Row("inference, " + report.Layers[i].Name, pair.First, pair.Second)));
        }

        rows.Add(Row("inference of a batch", times.Inference, smallerTimes.Inference));
        rows.Add(Row("training step", times.TrainingStep, smallerTimes.TrainingStep));
        return AlignedTable.Lines(rows, textColumns: 1, totals: 2);
    }

    private static string[] Row(string name, double time, double smallerTime) =>
    [
        name,
        ReportNumbers.Milliseconds(time),
        ReportNumbers.Milliseconds(smallerTime),
        ReportNumbers.Factor(time / smallerTime),
    ];

    private static string Factor(long before, long after) =>
        ReportNumbers.Factor(ReportNumbers.Compression(before, after));

    private static string[] Cells(NetworkSize before, NetworkSize after) =>
    [
        ReportNumbers.Count(before.Parameters),
        ReportNumbers.Count(after.Parameters),
        ReportNumbers.Count(before.MultiplyAdds),
        ReportNumbers.Count(after.MultiplyAdds),
        ReportNumbers.Count(before.Bytes),
        ReportNumbers.Count(after.Bytes),
    ];
}
