using System.Globalization;

namespace Pruning.Generators.Lowering;

/// <summary>What a slope adds to the name of a kernel, so that layers with different slopes do not share one: "_1e_2" for 0.01.</summary>
internal static class SlopeSuffix
{
    public static string Of(double slope)
    {
        return slope == 0
            ? ""
            : "_" + slope.ToString("R", CultureInfo.InvariantCulture).Replace('.', '_').Replace('-', 'm').Replace('+', 'p');
    }
}
