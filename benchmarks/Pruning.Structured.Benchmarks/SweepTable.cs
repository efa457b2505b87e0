using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Pruning.Benchmarks.Shared;

namespace Pruning.Structured.Benchmarks;

/// <summary>Prints a sweep as Markdown.</summary>
internal static class SweepTable
{
    /// <summary>Prints the table of one network.</summary>
    public static void Write(TextWriter output, IReadOnlyList<SweptRate> rates)
    {
        output.WriteLine();
        output.WriteLine($"## {rates[0].Network}");
        output.WriteLine();
        string[] works = ["train", "infer", "one sample"];
        output.WriteLine(
            "| channels removed | multiply-adds | parameters "
            + string.Concat(works.Select(
                work => $"| {work} us, whole | masked | compact | masked x | compact x "))
            + "| widths |");
        output.WriteLine(string.Concat(Enumerable.Repeat("|--:", 3 + (5 * works.Length))) + "|---|");
        foreach (SweptRate rate in rates)
        {
            string[] cells =
            [
                Invariant($"{rate.Percent} %"),
                Invariant($"{rate.MultiplyAdds:P1}"),
                Invariant($"{rate.Parameters:P1}"),
                .. Cells(rate.Train),
                .. Cells(rate.Infer),
                .. Cells(rate.Predict),
                string.Join(' ', rate.Widths.Select(width => Invariant($"{width}"))),
            ];
            output.WriteLine("| " + string.Join(" | ", cells) + " |");
        }
    }

    /// <summary>Prints what the figures were measured on.</summary>
    public static void WriteMachine(TextWriter output)
    {
        output.WriteLine(Machine.Description);
        output.WriteLine("One thread, batch 128; the shortest of many repetitions, in turns.");
    }

    private static string[] Cells(SweptTimes times) =>
    [
        Microseconds(times.Whole),
        Microseconds(times.Masked),
        Microseconds(times.Compact),
        Invariant($"{times.MaskedGain:F2}"),
        Invariant($"{times.CompactGain:F2}"),
    ];

    private static string Microseconds(double seconds) =>
        (seconds * 1e6).ToString(seconds < 1e-4 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
