using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using Xunit;
using Xunit.Abstractions;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Runs all kernel tests again with narrower vectors. This class has not their trait, so that a run started here starts
/// no further one. It comes after the other classes, whose compiled networks it then finds.
/// </summary>
[Collection(nameof(VectorModeTests))]
[CollectionDefinition(nameof(VectorModeTests), DisableParallelization = true)]
public sealed class VectorModeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ITestOutputHelper _output;

    public VectorModeTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Fact]
    public async Task KernelTests_WithAvx2_Pass()
    {
        // Without AVX2 there is nothing to switch to: the run below is then the whole truth.
        string expected = Vector256.IsHardwareAccelerated ? "256" : "none";
        await Run(expected, ("DOTNET_PreferredVectorBitWidth", "256"));
    }

    [Fact]
    public async Task KernelTests_WithoutIntrinsics_Pass()
    {
        await Run("none", ("DOTNET_EnableHWIntrinsic", "0"), (KernelTestEffort.Variable, "1"));
    }

    private async Task Run(string mode, params (string Name, string Value)[] environment)
    {
        string proof = Path.GetTempFileName();
        try
        {
            using Process process = Start(mode, proof, environment);
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("The kernel tests did not end in vector mode " + mode + ".");
            }

            string text = await output + await errors;
            _output.WriteLine(text);
            Assert.True(process.ExitCode == 0, "The kernel tests fail in vector mode " + mode + ":\n" + text);
            Assert.Equal(mode, await File.ReadAllTextAsync(proof));
        }
        finally
        {
            File.Delete(proof);
        }
    }

    private static Process Start(string mode, string proof, (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(Host())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList =
            {
                "vstest",
                typeof(VectorModeTests).Assembly.Location,
                "--TestCaseFilter:Kernels=true",
            },
        };
        start.Environment[VectorMode.ExpectedVariable] = mode;
        start.Environment[VectorMode.ProofVariable] = proof;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    // The program that runs these tests, where it is dotnet itself and not a host of the test platform.
    private static string Host()
    {
        string? present = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath;
        return Path.GetFileNameWithoutExtension(present) == "dotnet" ? present! : "dotnet";
    }
}
