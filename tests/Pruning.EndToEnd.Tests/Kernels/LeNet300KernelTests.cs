using System;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>The classic shape itself, full and ragged.</summary>
[Trait("Kernels", "true")]
public sealed class LeNet300KernelTests : IClassFixture<LeNet300KernelTests.Networks>
{
    private readonly GeneratedNetworks _networks;

    public LeNet300KernelTests(Networks networks)
    {
        _networks = networks.Generated;
    }

    [Theory]
    [InlineData(128)]
    [InlineData(77)]
    public void LeNet300_FullAndRaggedBatch_AgreesWithTheReference(int count)
    {
        using Network network = _networks.Create("LeNet300", seed: 1, threads: 2);
        Samples samples = Samples.Draw(network, _networks.Graph("LeNet300"), count, 11);
        Agreement.OfGradients(network, _networks.Graph("LeNet300"), samples, count);
        Agreement.OfInference(network, _networks.Graph("LeNet300"), samples, count);
    }

    /// <summary>784-300-100-10.</summary>
    public sealed class Networks : IDisposable
    {
        internal GeneratedNetworks Generated { get; } = GeneratedNetworks.Compile(
            [new DeclaredNetwork("LeNet300", 784, 128, "Dense(300), Relu", "Dense(100), Relu", "Dense(10)")]);

        public void Dispose() => Generated.Dispose();
    }
}
