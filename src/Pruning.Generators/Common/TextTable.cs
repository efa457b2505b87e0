using System;
using System.Collections.Generic;
using System.Text;

namespace Pruning.Generators.Common;

/// <summary>
/// Lines of cells, aligned in columns, with \n at the end of each line. A column whose title begins with '&gt;' is set
/// to the right.
/// </summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];
    private readonly bool[] _right;

    public TextTable(params string[] titles)
    {
        _right = Array.ConvertAll(titles, title => title.StartsWith(">", StringComparison.Ordinal));
        _rows.Add(Array.ConvertAll(titles, title => title.TrimStart('>')));
    }

    public void Add(params string[] cells)
    {
        if (cells.Length != _right.Length)
        {
            throw new ArgumentException("A row needs one cell per column.", nameof(cells));
        }

        _rows.Add(cells);
    }

    public override string ToString()
    {
        int[] widths = new int[_right.Length];
        foreach (string[] row in _rows)
        {
            for (int column = 0; column < row.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        var text = new StringBuilder();
        var line = new StringBuilder();
        foreach (string[] row in _rows)
        {
            line.Clear();
            for (int column = 0; column < row.Length; column++)
            {
                string cell = row[column];
                line.Append(column == 0 ? "" : Gap);
                line.Append(_right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            }

            text.Append(line.ToString().TrimEnd(' ')).Append('\n');
        }

        return text.ToString();
    }
}
