using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Tasks;
using Xunit;

// The call shape, the names and the file convention of Verify.Xunit. Where that package restores, this file can go:
// 'global using VerifyTests;' then brings its Target.
namespace VerifyXunit;

/// <summary>Compares texts with verified files beside the test.</summary>
/// <remarks>
/// <c>Class.Method.verified.txt</c> for one text, <c>Class.Method#Name.verified.cs</c> for each named one. On a
/// mismatch what was received is written beside it as <c>.received.</c>; accept it by renaming. A verified file that
/// the test no longer produces fails it. Files are UTF-8 without byte-order mark, with LF.
/// </remarks>
public static class Verifier
{
    /// <summary>Compares one text with <c>Class.Method.verified.extension</c>.</summary>
    /// <param name="target">The text; CR LF counts as LF.</param>
    /// <param name="extension">The extension of the file, without a dot.</param>
    /// <param name="sourceFile">The file of the test, named as its class; the compiler fills it in.</param>
    /// <param name="methodName">The test; the compiler fills it in.</param>
    public static Task Verify(
        string target,
        string extension = "txt",
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string methodName = "")
    {
        return Verify([new Target(extension, target)], sourceFile, methodName);
    }

    /// <summary>Compares each text with <c>Class.Method#Name.verified.extension</c>.</summary>
    /// <param name="targets">The texts; their names are unique.</param>
    /// <param name="sourceFile">The file of the test, named as its class; the compiler fills it in.</param>
    /// <param name="methodName">The test; the compiler fills it in.</param>
    public static Task Verify(
        IEnumerable<Target> targets,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string methodName = "")
    {
        string folder = Path.GetDirectoryName(sourceFile) ?? "";
        Assert.True(
            Directory.Exists(folder),
            "The folder '" + folder + "' of the test does not exist; build the tests where their sources are.");
        string stem = Path.GetFileNameWithoutExtension(sourceFile) + "." + methodName;
        foreach (string stale in FilesOf(folder, stem, "received"))
        {
            File.Delete(stale);
        }

        Target[] all = [.. targets];
        HashSet<string> expected = new(StringComparer.Ordinal);
        StringBuilder problems = new();
        for (int i = 0; i < all.Length; i++)
        {
            string number = i.ToString("D2", CultureInfo.InvariantCulture);
            string name = all[i].Name is not null ? "#" + all[i].Name : all.Length > 1 ? "#" + number : "";
            string verified = Path.Combine(folder, stem + name + ".verified." + all[i].Extension);
            Assert.True(
                expected.Add(verified),
                "Two texts of " + stem + " have the name '" + name + "'; names must be unique.");
            problems.Append(Compare(all[i].Data, verified,
                Path.Combine(folder, stem + name + ".received." + all[i].Extension)));
        }

        foreach (string orphan in FilesOf(folder, stem, "verified").Where(file => !expected.Contains(file)))
        {
            problems.Append("\nOrphan: the test no longer produces this text; delete the file.\n  verified: ")
                .Append(orphan);
        }

        if (problems.Length > 0)
        {
            Assert.Fail(stem + " differs from its verified files." + problems);
        }

        return Task.CompletedTask;
    }

    private static string Compare(string text, string verified, string received)
    {
        text = Normalize(text);
        string? wanted = File.Exists(verified) ? Normalize(File.ReadAllText(verified, Encoding.UTF8)) : null;
        if (text == wanted)
        {
            return "";
        }

        File.WriteAllText(received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        string what = wanted is null ? "New: there is no verified file." : FirstDifference(wanted, text);
        return "\n" + what + "\n  received: " + received + "\n  verified: " + verified;
    }

    private static string FirstDifference(string wanted, string text)
    {
        string[] left = wanted.Split('\n');
        string[] right = text.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"Different from line {line + 1} on.")
            + "\n  - " + (line < left.Length ? left[line] : "(end of the verified file)")
            + "\n  + " + (line < right.Length ? right[line] : "(end of the received text)");
    }

    private static IEnumerable<string> FilesOf(string folder, string stem, string kind)
    {
        // A dot or a '#' must follow the stem, so that Method does not claim the files of MethodTwo.
        return Directory.EnumerateFiles(folder, stem + "*." + kind + ".*")
            .Where(file =>
            {
                string rest = Path.GetFileName(file)[stem.Length..];
                return rest.StartsWith('#') || rest.StartsWith("." + kind + ".", StringComparison.Ordinal);
            })
            .Order(StringComparer.Ordinal);
    }

    private static string Normalize(string text)
    {
        return text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}

/// <summary>One text to verify.</summary>
/// <param name="extension">The extension of its file, without a dot.</param>
/// <param name="data">The text.</param>
/// <param name="name">What stands behind the '#' in the name of its file; null for a test with one text.</param>
public sealed class Target(string extension, string data, string? name = null)
{
    /// <summary>The extension of the file, without a dot.</summary>
    public string Extension { get; } = extension;

    /// <summary>The text.</summary>
    public string Data { get; } = data;

    /// <summary>What stands behind the '#' in the name of the file.</summary>
    public string? Name { get; } = name;
}
