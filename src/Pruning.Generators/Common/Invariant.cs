using System.Globalization;

namespace Pruning.Generators.Common;

/// <summary>Numbers as text for messages and tables, the same under every culture.</summary>
internal static class Invariant
{
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest text that reads back as the same number: "0.1", "1E-05", "NaN".</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
