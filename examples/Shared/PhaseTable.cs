using System.Collections.Generic;
using System.Globalization;

namespace Examples;

/// <summary>The phases of a run as a table.</summary>
internal static class PhaseTable
{
    private static readonly string[] Header =
        ["phase", "pruning rate", "sparsity rate (kept)", "compression", "test error %", "loss"];

    public static TextTable Of(RunSummary summary)
    {
        List<string[]> rows = [Row("dense", 0, 1, 1, summary.Dense.Accuracy, summary.Dense.Loss)];
        for (int i = 0; i < summary.Rounds.Count; i++)
        {
            RoundSummary round = summary.Rounds[i];
            string name = string.Create(CultureInfo.InvariantCulture, $"round {i + 1} of {summary.Rounds.Count}");
            rows.Add(Row(name, round.PruningRate, round.SparsityRate, round.Compression, round.Accuracy, round.Loss));
        }

        return new TextTable(Header, rows);
    }

    private static string[] Row(
        string phase, double pruningRate, double sparsityRate, double? compression, double? accuracy, double? loss) =>
    [
        phase,
        TextTable.Cell(pruningRate, "F4"),
        TextTable.Cell(sparsityRate, "F4"),
        TextTable.Cell(compression, "F2"),
        TextTable.Cell(100 * (1 - accuracy), "F2"),
        TextTable.Cell(loss, "F4"),
    ];
}
