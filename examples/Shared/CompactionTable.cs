using System.Collections.Generic;
using System.Linq;

namespace Examples;

/// <summary>What became smaller and faster, as a table; factors are those of times against the first row.</summary>
internal static class CompactionTable
{
    private static readonly string[] Header =
        ["network", "test error %", "parameters", "multiply-adds", "bytes", "step ms", "factor", "batch ms", "factor"];

    public static TextTable Of(IReadOnlyList<CompactionSummary> summaries) =>
        new(Header, [.. summaries.Select(summary => Row(summary, summaries[0]))]);

    private static string[] Row(CompactionSummary summary, CompactionSummary first) =>
    [
        summary.Name,
        TextTable.Cell(100 * (1 - summary.Accuracy), "F2"),
        TextTable.Cell(summary.Parameters, "N0"),
        TextTable.Cell(summary.MultiplyAdds, "N0"),
        TextTable.Cell(summary.Bytes, "N0"),
        TextTable.Cell(summary.TrainingStepMilliseconds, "F3"),
        TextTable.Cell(first.TrainingStepMilliseconds / summary.TrainingStepMilliseconds, "F2"),
        TextTable.Cell(summary.InferenceMilliseconds, "F3"),
        TextTable.Cell(first.InferenceMilliseconds / summary.InferenceMilliseconds, "F2"),
    ];
}
