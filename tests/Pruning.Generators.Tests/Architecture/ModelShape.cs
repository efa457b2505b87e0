using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Pruning.Generators.Common;

namespace Pruning.Generators.Tests.Architecture;

/// <summary>
/// What a field of a model may be: a number, a text, an enum, another model, or an <see cref="EquatableArray{T}"/> or
/// nullable of these. Everything else - arrays, lists, delegates, anything of the compiler - either compares by
/// reference, so that the cache never hits, or keeps a whole compilation alive.
/// </summary>
internal static class ModelShape
{
    /// <summary>The records of an assembly: classes with a copy method, structs that print their members.</summary>
    public static IEnumerable<Type> Models(Assembly assembly)
    {
        return assembly.GetTypes()
            .Where(type => IsRecord(type)
                && type.Namespace?.StartsWith("Pruning.Generators", StringComparison.Ordinal) == true)
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
    }

    /// <summary>What is wrong with a model, one line for each fault.</summary>
    public static IEnumerable<string> Faults(Type model)
    {
        if (!typeof(IEquatable<>).MakeGenericType(model).IsAssignableFrom(model))
        {
            yield return model + " is not equatable to itself";
        }

        if (!model.IsSealed && !model.IsAbstract)
        {
            yield return model + " is neither sealed nor abstract";
        }

        foreach (FieldInfo field in model.GetFields(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            if (!IsAllowed(field.FieldType))
            {
                yield return model + " has the field " + field.Name + " of type " + field.FieldType;
            }
        }
    }

    private static bool IsAllowed(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() is Type definition
            && (definition == typeof(EquatableArray<>) || definition == typeof(Nullable<>)))
        {
            return IsAllowed(type.GetGenericArguments()[0]);
        }

        return type.IsPrimitive || type.IsEnum || type == typeof(string)
            || (IsRecord(type) && type.Assembly.GetName().Name!.StartsWith("Pruning.", StringComparison.Ordinal));
    }

    private static bool IsRecord(Type type)
    {
        const BindingFlags Any =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetMethod("<Clone>$", Any) is not null
            || (type.IsValueType && type.GetMethod("PrintMembers", Any) is not null);
    }
}
