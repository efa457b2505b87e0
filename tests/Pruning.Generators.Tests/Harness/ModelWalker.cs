using System;
using System.Collections.Generic;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Pruning.Generators.Tests.Harness;

/// <summary>Looks through everything that a value holds for what must not be in the cache of a generator.</summary>
internal static class ModelWalker
{
    /// <summary>The path to the first value that keeps a compilation alive or never compares equal, or null.</summary>
    public static string? FindLeak(object? root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(string Path, object? Value)> pending = new([("value", root)]);
        while (pending.TryPop(out (string Path, object? Value) next))
        {
            if (next.Value is null || IsLeaf(next.Value.GetType())
                || (!next.Value.GetType().IsValueType && !seen.Add(next.Value)))
            {
                continue;
            }

            if (next.Value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel
                or AttributeData)
            {
                return next.Path + " is a " + next.Value.GetType().Name;
            }

            foreach ((string name, object? value) in Parts(next.Value))
            {
                pending.Push((next.Path + name, value));
            }
        }

        return null;
    }

    private static bool IsLeaf(Type type)
    {
        return type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || type == typeof(decimal)
            || typeof(MemberInfo).IsAssignableFrom(type);
    }

    private static IEnumerable<(string Name, object? Value)> Parts(object value)
    {
        if (value is Array array)
        {
            foreach (object? item in array)
            {
                yield return ("[]", item);
            }

            yield break;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsByRefLike && !field.FieldType.IsPointer)
                {
                    yield return ("." + field.Name, field.GetValue(value));
                }
            }
        }
    }
}
