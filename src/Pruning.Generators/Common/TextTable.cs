using System.Collections.Generic;
using System.Linq;

namespace Pruning.Generators.Common;

/// <summary>Aligns the columns of a table of text: the first row is its head.</summary>
internal static class TextTable
{
    public static EquatableArray<string> Format(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return rows
            .Select(row => string.Join("  ", row.Select((cell, column) => Pad(cell, widths[column]))).TrimEnd())
            .ToEquatableArray();
    }

    // Numbers are read from the right.
    private static string Pad(string cell, int width) =>
        cell.Length > 0 && (char.IsDigit(cell[0]) || (cell[0] == '-' && cell.Length > 1)) ? cell.PadLeft(width) : cell.PadRight(width);
}
