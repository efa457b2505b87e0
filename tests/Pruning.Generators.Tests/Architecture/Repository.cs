using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Pruning.Generators.Tests.Architecture;

/// <summary>The files of the checkout that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Skipped =
        [".git", ".vs", ".idea", "artifacts", "bin", "obj", "TestResults", "data"];

    /// <summary>The folder with Dsl.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# sources below a folder, by their path from there with '/', in ordinal order.</summary>
    public static IReadOnlyDictionary<string, string> Sources(string folder)
    {
        SortedDictionary<string, string> sources = new(StringComparer.Ordinal);
        foreach (string file in Files(Path.Combine(Root, folder)).Where(IsSource))
        {
            string path = Path.GetRelativePath(Path.Combine(Root, folder), file).Replace('\\', '/');
            sources.Add(path, File.ReadAllText(file));
        }

        return sources;
    }

    /// <summary>Every file below a folder that is neither built nor fetched.</summary>
    public static IEnumerable<string> Files(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            yield return file;
        }

        foreach (string child in Directory.EnumerateDirectories(folder)
            .Where(child => !Skipped.Contains(Path.GetFileName(child))))
        {
            foreach (string file in Files(child))
            {
                yield return file;
            }
        }
    }

    private static bool IsSource(string file)
    {
        return file.EndsWith(".cs", StringComparison.Ordinal)
            && !file.EndsWith(".verified.cs", StringComparison.Ordinal)
            && !file.EndsWith(".received.cs", StringComparison.Ordinal);
    }

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        string? folder = Path.GetDirectoryName(thisFile);
        while (folder is not null)
        {
            if (File.Exists(Path.Combine(folder, "Dsl.sln")))
            {
                return folder;
            }

            folder = Path.GetDirectoryName(folder);
        }

        throw new InvalidOperationException("No folder above '" + thisFile
            + "' holds Dsl.sln; build the tests in their checkout.");
    }
}
