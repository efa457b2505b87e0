using System.Globalization;

namespace Pruning.Generators.Lowering;

/// <summary>
/// What a constant adds to the name of a kernel, so that layers with different ones do not share it: "_0_01" for 0.01.
/// </summary>
internal static class NumberSuffix
{
    public static string Of(double value)
    {
        if (value == 0)
        {
            return "";
        }

        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        return "_" + digits.Replace('.', '_').Replace('-', 'm').Replace('+', 'p');
    }
}
