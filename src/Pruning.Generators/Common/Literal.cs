using System.Globalization;

namespace Pruning.Generators.Common;

/// <summary>Numbers as C# text, the same under every culture.</summary>
internal static class Literal
{
    public static string Of(int value) => Invariant.Text(value);

    public static string Of(long value) => Invariant.Text(value);

    /// <summary>The shortest text that reads back as the same float, as a float literal.</summary>
    public static string Of(float value)
    {
        if (float.IsNaN(value))
        {
            return "float.NaN";
        }

        if (float.IsInfinity(value))
        {
            return value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        if (value == 0)
        {
            return 1 / value < 0 ? "-0f" : "0f";
        }

        // The nine digits that always suffice write 0.9 as 0.899999976.
        for (int digits = 6; digits < 9; digits++)
        {
            string text = value.ToString("G" + Of(digits), CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                return text + "f";
            }
        }

        return value.ToString("G9", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>The shortest text that reads back as the same double, as a double literal.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        return Invariant.Text(value) + "d";
    }

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>The text as a C# string literal.</summary>
    public static string Of(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
