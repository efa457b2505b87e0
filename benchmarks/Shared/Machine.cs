using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Benchmarks.Shared;

/// <summary>What figures were measured on, and of what.</summary>
internal static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo";
    private const string ModelName = "model name";
    private const int CommitDigits = 10;

    /// <summary>Processor, runtime, vector width and commit in one line.</summary>
    public static string Description =>
        $"{Processor}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, "
        + $"{Vectors}, commit {Commit}";

    /// <summary>
    /// The commit that was built, or "unknown" outside a repository; changes that are not committed do not show.
    /// </summary>
    public static string Commit
    {
        get
        {
            string version = typeof(Machine).Assembly
                .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            int start = version.IndexOf('+', StringComparison.Ordinal) + 1;
            return start == 0 ? "unknown" : version.Substring(start, Math.Min(CommitDigits, version.Length - start));
        }
    }

    private static string Processor
    {
        get
        {
            string? line = File.Exists(CpuInfo)
                ? File.ReadLines(CpuInfo).FirstOrDefault(text => text.StartsWith(ModelName, StringComparison.Ordinal))
                : null;
            return line is null
                ? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor"
                : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
    }

    private static string Vectors => (Vector512.IsHardwareAccelerated, Vector256.IsHardwareAccelerated) switch
    {
        (true, _) => "512-bit vectors",
        (_, true) => "256-bit vectors",
        _ => "no wide vectors",
    };
}
