using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pruning.Generators.Tests.Architecture;

/// <summary>The rules of form for one file below src, given by its path from there.</summary>
internal static class SourceFile
{
    private const int Budget = 300;

    // What stands for missing parts of a library must have its namespace, and belongs in one file.
    private const string Polyfills = "Pruning.Generators/Common/Polyfills.cs";

    // Where a generic type and a static class share a name, the second file is named by what it does.
    private static readonly Dictionary<string, string> NamedOtherwise = new(StringComparer.Ordinal)
    {
        ["Pruning.Generators/Common/EquatableArrayFactory.cs"] = "EquatableArray",
    };

    // The vocabulary is compiled into two assemblies, each with its own namespace, chosen by this symbol.
    private const string VocabularyFolder = "Pruning.Dsl/Vocabulary/";

    /// <summary>What is wrong with the file, one line for each fault.</summary>
    public static IEnumerable<string> Faults(string path, string text)
    {
        string[] lines = text.Split('\n');
        int count = text.EndsWith('\n') ? lines.Length - 1 : lines.Length;
        if (count > Budget)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{path} has {count} lines; the budget is {Budget}");
        }

        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimEnd() != lines[i])
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{path} has white space at the end of line {i + 1}");
            }

            if (lines[i].TrimStart().StartsWith("#region", StringComparison.Ordinal))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{path} has a region in line {i + 1}");
            }
        }

        foreach (string fault in Form(path, text))
        {
            yield return fault;
        }
    }

    private static IEnumerable<string> Form(string path, string text)
    {
        if (path == Polyfills)
        {
            yield break;
        }

        CSharpParseOptions options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(text, options).GetCompilationUnitRoot();
        MemberDeclarationSyntax[] members = [.. unit.Members];
        if (members.Length == 0)
        {
            // Attributes of the assembly only.
            yield break;
        }

        if (members is not [FileScopedNamespaceDeclarationSyntax scope])
        {
            yield return path + " does not have one file-scoped namespace around everything";
            yield break;
        }

        if (scope.Name.ToString() != NamespaceOf(path))
        {
            yield return path + " has the namespace " + scope.Name + " and stands in the folder of "
                + NamespaceOf(path);
        }

        string wanted = NamedOtherwise.GetValueOrDefault(path) ?? Path.GetFileName(path).Split('.')[0];
        string[] types = [.. scope.Members.Select(NameOf)];
        if (types is not [string only] || only != wanted)
        {
            yield return path + " must declare one type, " + wanted + ", and declares " + string.Join(", ", types);
        }

        if (path.StartsWith(VocabularyFolder, StringComparison.Ordinal)
            && !text.Contains("#if PRUNING_GENERATORS\nnamespace Pruning.Generators.Vocabulary;\n#else",
                StringComparison.Ordinal))
        {
            yield return path + " does not choose its namespace by PRUNING_GENERATORS";
        }
    }

    private static string NamespaceOf(string path)
    {
        string[] parts = path.Split('/');
        string root = parts[0] is "Pruning.Dsl" or "Pruning.Runtime" ? "Pruning" : parts[0];
        return parts[0] == "Pruning.Dsl" ? root : string.Join('.', parts[1..^1].Prepend(root));
    }

    private static string NameOf(MemberDeclarationSyntax member)
    {
        return member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => member.Kind().ToString(),
        };
    }
}
