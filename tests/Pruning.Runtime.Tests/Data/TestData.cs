using System;
using System.IO;

namespace Pruning.Runtime.Tests.Data;

/// <summary>
/// Finds the data that tests need but the project does not contain: in the folder named by PRUNING_DATA, else in
/// shared/data beside the checkout.
/// </summary>
public static class TestData
{
    private const string Variable = "PRUNING_DATA";

    /// <summary>The folder, or null when there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why tests that need it are skipped.</summary>
    public static string SkipReason { get; } =
        $"No data: set {Variable} to a folder with mnist/ and lenet-300-100/, or put it at ../shared/data.";

    /// <summary>A path inside the folder.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts) =>
        Path.Combine(Folder ?? throw new InvalidOperationException(SkipReason), Path.Combine(parts));

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named) ? named : null;
        }

        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dsl.sln")))
        {
            root = root.Parent;
        }

        string? folder = root?.Parent is DirectoryInfo parent ? Path.Combine(parent.FullName, "shared", "data") : null;
        return Directory.Exists(folder) ? folder : null;
    }
}
