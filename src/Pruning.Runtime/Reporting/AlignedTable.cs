using System.Collections.Generic;
using System.Linq;

namespace Pruning.Reporting;

/// <summary>Rows as lines of which every column is as wide as its widest cell, text left and numbers right.</summary>
internal static class AlignedTable
{
    private const string Gap = "  ";

    /// <summary>The lines. A rule stands below the first row, which names the columns, and above the totals at the
    /// end.</summary>
    /// <param name="rows">The rows, all as long as the first.</param>
    /// <param name="textColumns">How many of the first columns are text.</param>
    /// <param name="totals">How many of the last rows are totals.</param>
    public static List<string> Lines(List<string[]> rows, int textColumns, int totals)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(row => row[c].Length))];
        string rule = new('-', widths.Sum() + (Gap.Length * (widths.Length - 1)));
        List<string> lines = rows.ConvertAll(row => string.Join(Gap, row.Select((cell, c) =>
            c < textColumns ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))));
        if (totals > 0)
        {
            lines.Insert(lines.Count - totals, rule);
        }

        lines.Insert(1, rule);
        return lines;
    }
}
