using System.Collections.Generic;
using System.Globalization;

namespace Examples;

/// <summary>A table of texts; all rows are as long as the header.</summary>
/// <param name="Header">The titles of the columns; the first column is text, the others are numbers.</param>
/// <param name="Rows">The rows.</param>
internal sealed record TextTable(string[] Header, IReadOnlyList<string[]> Rows)
{
    /// <summary>A number, or a dash where there is none.</summary>
    public static string Cell(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
