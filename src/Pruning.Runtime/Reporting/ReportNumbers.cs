using System.Globalization;

namespace Pruning.Reporting;

/// <summary>How the numbers of a report are computed and written, the same in every table and under every
/// culture.</summary>
internal static class ReportNumbers
{
    /// <summary>The fraction removed; 0 of nothing.</summary>
    public static double Removed(long total, long kept) => total == 0 ? 0 : (double)(total - kept) / total;

    /// <summary>The fraction kept; all of nothing.</summary>
    public static double Left(long total, long kept) => total == 0 ? 1 : (double)kept / total;

    /// <summary>Total over kept; 1 of nothing, infinite where nothing is kept.</summary>
    public static double Compression(long total, long kept) => total == 0 ? 1 : (double)total / kept;

    /// <summary>A count with separated thousands, such as 266,200.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A fraction with four digits, such as 0.9500.</summary>
    public static string Rate(double rate) => rate.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>A compression with two digits, such as 20.00, or inf.</summary>
    public static string Factor(double factor) =>
        double.IsPositiveInfinity(factor) ? "inf" : factor.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds with three digits, such as 1.340.</summary>
    public static string Milliseconds(double time) => time.ToString("F3", CultureInfo.InvariantCulture);
}
