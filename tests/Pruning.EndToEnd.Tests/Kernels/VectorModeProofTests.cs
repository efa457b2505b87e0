using System;
using System.IO;
using Xunit;
using Xunit.Abstractions;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Runs with the kernel tests in every mode and says which it was.</summary>
[Trait("Kernels", "true")]
public sealed class VectorModeProofTests
{
    private readonly ITestOutputHelper _output;

    public VectorModeProofTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Fact]
    public void VectorMode_OfThisProcess_IsTheOneAskedFor()
    {
        _output.WriteLine("Vector mode: " + VectorMode.Present);
        if (Environment.GetEnvironmentVariable(VectorMode.ProofVariable) is { Length: > 0 } proof)
        {
            File.WriteAllText(proof, VectorMode.Present);
        }

        string expected = Environment.GetEnvironmentVariable(VectorMode.ExpectedVariable) ?? VectorMode.Present;
        Assert.Equal(expected, VectorMode.Present);
    }
}
