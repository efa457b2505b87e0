using System;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// How often a test repeats itself. Without vector instructions everything takes a hundred times as long, and the
/// environment asks for fewer repetitions, never for smaller sizes.
/// </summary>
internal static class KernelTestEffort
{
    /// <summary>Set to 1 where repetitions are slow.</summary>
    public const string Variable = "PRUNING_KERNELS_FEW";

    public static bool IsReduced => Environment.GetEnvironmentVariable(Variable) == "1";

    public static int Repetitions(int full, int reduced) => IsReduced ? reduced : full;
}
