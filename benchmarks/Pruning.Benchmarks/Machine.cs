using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pruning.Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string CpuInfo = "/proc/cpuinfo";

    /// <summary>Processor, runtime and vector width in one line.</summary>
    public static string Description =>
        $"{Processor}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Vectors}";

    private static string Processor
    {
        get
        {
            string? line = File.Exists(CpuInfo)
                ? File.ReadLines(CpuInfo).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
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
