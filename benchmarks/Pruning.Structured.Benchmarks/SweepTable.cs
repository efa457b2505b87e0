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
        output.WriteLine(
            "| channels removed | multiply-adds | parameters "
            + "| train us, whole | masked | compact | masked x | compact x "
            + "| infer us, whole | masked | compact | masked x | compact x | widths |");
        output.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
        foreach (SweptRate rate in rates)
        {
            string[] cells =
            [
                Invariant($"{rate.Percent} %"),
                Invariant($"{rate.MultiplyAdds:P1}"),
                Invariant($"{rate.Parameters:P1}"),
                .. Cells(rate.Train),
                .. Cells(rate.Infer),
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
        Invariant($"{times.Whole * 1e6:F0}"),
        Invariant($"{times.Masked * 1e6:F0}"),
        Invariant($"{times.Compact * 1e6:F0}"),
        Invariant($"{times.MaskedGain:F2}"),
        Invariant($"{times.CompactGain:F2}"),
    ];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
