using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Examples;

/// <summary>What came of several ways to prune one network, as a table.</summary>
internal static class ComparisonTable
{
    private static readonly string[] Header =
        ["kept %", "compression", "test error %", "loss", "s per epoch", "bytes per step"];

    public static TextTable Of(string subject, IReadOnlyList<VariantSummary> variants) =>
        new([subject, .. Header], [.. variants.Select(Row)]);

    private static string[] Row(VariantSummary variant)
    {
        RoundSummary final = variant.Run.Final;
        return
        [
            variant.Name,
            TextTable.Cell(100 * final.SparsityRate, "F2"),
            TextTable.Cell(final.Compression, "F2"),
            TextTable.Cell(100 * (1 - final.Accuracy), "F2"),
            TextTable.Cell(final.Loss, "F4"),
            TextTable.Cell(variant.Run.SecondsPerEpoch, "F3"),
            variant.Run.AllocatedBytesPerStep.ToString(CultureInfo.InvariantCulture),
        ];
    }
}
