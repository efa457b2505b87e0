using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Pruning.Generators.Common;

/// <summary>Makes equatable arrays from spans (collection expressions) and sequences.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T>
    {
        return new EquatableArray<T>(ImmutableArray.Create(items.ToArray()));
    }

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T>
    {
        return new EquatableArray<T>([.. items]);
    }
}
