namespace Pruning.Generators.Declarations;

/// <summary>
/// The ranges that values may lie in. They are checked on the value as a float, because that is what emitted code
/// computes with: 1e-50 is positive, but its float is not. NaN lies in none.
/// </summary>
internal static class Numbers
{
    /// <summary>In [0, 1).</summary>
    public static bool IsFraction(double value) => (float)value is >= 0 and < 1;

    /// <summary>In (0, 1).</summary>
    public static bool IsInsideUnit(double value) => (float)value is > 0 and < 1;

    /// <summary>In (0, 1].</summary>
    public static bool IsFactor(double value) => (float)value is > 0 and <= 1;

    /// <summary>Positive and finite.</summary>
    public static bool IsPositive(double value) => (float)value is > 0 and <= float.MaxValue;

    /// <summary>Not negative, and finite.</summary>
    public static bool IsNotNegative(double value) => (float)value is >= 0 and <= float.MaxValue;
}
