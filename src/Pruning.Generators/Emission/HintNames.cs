using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Emission;

/// <summary>
/// The names of the emitted files. The compiler compares them without regard to case, but C# does not: classes whose
/// names differ in case alone get the pattern of their capitals behind the name.
/// </summary>
internal static class HintNames
{
    /// <summary>The full name of the class.</summary>
    public static string Of(ClassDeclaration declaration) => Sanitize(
        declaration.Namespace.Length == 0 ? declaration.Name : declaration.Namespace + "." + declaration.Name);

    /// <summary>
    /// Those of the names that make a file which another one makes too, but for case: Net and NET, or the Forward of
    /// Net and a network Net.Forward.
    /// </summary>
    public static EquatableArray<string> Clashing(ImmutableArray<string> names)
    {
        IEnumerable<string> clashing = names
            .Distinct(StringComparer.Ordinal)
            .SelectMany(name => NetworkEmitter.Parts.Select(part => (Name: name, File: name + part)))
            .GroupBy(file => file.File, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group.Select(file => file.Name))
            .Distinct(StringComparer.Ordinal);
        return clashing.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>The first part of the names of the files of a network or block.</summary>
    public static string Unique(ClassDeclaration declaration, EquatableArray<string> clashing)
    {
        string name = Of(declaration);
        if (!clashing.Contains(name))
        {
            return name;
        }

        // Four letters to a digit, a bit for each capital.
        string pattern = "";
        for (int i = 0; i < name.Length; i += 4)
        {
            int bits = 0;
            for (int j = i; j < Math.Min(name.Length, i + 4); j++)
            {
                bits = (bits * 2) + (char.IsUpper(name[j]) ? 1 : 0);
            }

            pattern += bits.ToString("x", CultureInfo.InvariantCulture);
        }

        return name + "-" + pattern;
    }

    // An identifier may hold characters that a file name of the compiler may not: the @ of a keyword, and combining
    // marks.
    private static string Sanitize(string name) => string.Concat(name.Replace("@", "").Select(Sanitize));

    private static string Sanitize(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or '_'
            ? c.ToString()
            : "u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture);
}
