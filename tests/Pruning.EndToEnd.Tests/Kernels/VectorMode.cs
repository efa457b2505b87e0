using System.Runtime.Intrinsics;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>The vector instructions that this process has.</summary>
internal static class VectorMode
{
    /// <summary>Holds the mode that a process was started to run in.</summary>
    public const string ExpectedVariable = "PRUNING_EXPECT_VECTOR";

    /// <summary>Names the file that a process writes its mode to, as a proof that it ran the kernel tests.</summary>
    public const string ProofVariable = "PRUNING_VECTOR_PROOF";

    /// <summary>"512" with AVX-512, "256" with AVX2, "none" without either.</summary>
    public static string Present =>
        Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "none";
}
