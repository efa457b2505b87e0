using System;

namespace Pruning.Generators.Policies.Costs;

/// <summary>A number that data may decide, as far as a declaration says how large it is.</summary>
/// <param name="Least">It is at least this.</param>
/// <param name="Most">It is at most this.</param>
internal readonly record struct Bounds(long Least, long Most)
{
    /// <summary>Whether the declaration alone says it.</summary>
    public bool IsExact => Least == Most;

    public static Bounds Exactly(long value) => new(value, value);

    public static Bounds operator +(Bounds left, Bounds right) => new(left.Least + right.Least, left.Most + right.Most);

    /// <summary>A factor that is not negative.</summary>
    public static Bounds operator *(Bounds value, long factor) => new(value.Least * factor, value.Most * factor);

    /// <summary>The product of numbers that are not negative.</summary>
    public static Bounds operator *(Bounds left, Bounds right) => new(left.Least * right.Least, left.Most * right.Most);

    /// <summary>The larger one of two.</summary>
    public static Bounds Larger(Bounds left, Bounds right) =>
        new(Math.Max(left.Least, right.Least), Math.Max(left.Most, right.Most));

    /// <summary>What is known of a number for two reasons.</summary>
    public static Bounds Both(Bounds left, Bounds right) =>
        new(Math.Max(left.Least, right.Least), Math.Min(left.Most, right.Most));

    /// <summary>How many of so many one or the other takes, where nothing is known of how many both take.</summary>
    public static Bounds Union(Bounds left, Bounds right, long all) =>
        new(Math.Max(left.Least, right.Least), Math.Min(all, left.Most + right.Most));

    /// <summary>What of a number is left.</summary>
    public Bounds LeftOf(long all) => new(all - Most, all - Least);
}
