using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Pruning.Benchmarks.Shared;

namespace Pruning.Benchmarks;

/// <summary>Prints results as a table that is also one in Markdown.</summary>
internal static class ResultTable
{
    private static readonly string[] Header =
        ["case", "min us", "median us", "GFLOP/s", "% of peak", "vs dense", "repetitions"];

    /// <summary>Prints machine, peak and cases.</summary>
    public static void Write(TextWriter output, BenchmarkResults results)
    {
        string threads = results.Threads == 1 ? "1 thread" : Invariant(results.Threads) + " threads";
        output.WriteLine(Machine.Description);
        output.WriteLine($"FMA peak {Number(results.PeakGflops, "F1")} GFLOP/s, {threads}");
        output.WriteLine();
        List<string[]> rows = [Header, .. results.Cases.Select(Row)];
        int[] widths = [.. Header.Select((_, column) => rows.Max(row => row[column].Length))];
        IEnumerable<string> rule = widths.Select(
            (width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":");
        rows.Insert(1, [.. rule]);
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select(
                (cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.WriteLine("| " + string.Join(" | ", cells) + " |");
        }
    }

    private static string[] Row(CaseResult result) =>
    [
        result.Name,
        Number(result.MinMicroseconds, "F1"),
        Number(result.MedianMicroseconds, "F1"),
        Number(result.Gflops, "F1"),
        Number(result.PercentOfPeak, "F1"),
        Number(result.SpeedupOverDense, "F3"),
        Invariant(result.Repetitions),
    ];

    private static string Number(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
