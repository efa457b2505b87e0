using System;
using System.IO;

namespace Pruning.Benchmarks.Shared;

/// <summary>Where the MNIST files are.</summary>
internal static class MnistFolder
{
    private const string Variable = "PRUNING_DATA";

    /// <summary>
    /// The folder that was asked for, else that of the environment, else the one beside the checkout.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Find(string? asked)
    {
        if (asked is not null)
        {
            return asked;
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } data)
        {
            return Path.Combine(data, "mnist");
        }

        for (DirectoryInfo? folder = new(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            string beside = Path.Combine(folder.FullName, "..", "shared", "data", "mnist");
            if (File.Exists(Path.Combine(folder.FullName, "Dsl.sln")) && Directory.Exists(beside))
            {
                return Path.GetFullPath(beside);
            }
        }

        throw new DirectoryNotFoundException(
            "The four MNIST files are needed: pass their folder with --data, or set "
            + $"{Variable} to the folder above 'mnist'.");
    }
}
