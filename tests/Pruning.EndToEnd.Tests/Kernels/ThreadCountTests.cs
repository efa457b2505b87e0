using System;
using Pruning.Execution;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Threads share the work, never a sum: results are the same to the last bit for any number of them.</summary>
[Trait("Kernels", "true")]
public sealed class ThreadCountTests
{
    private const int Steps = 12;

    public static TheoryData<string> Names => [.. OptimizerNetworks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_OnOneTwoAndThreeThreads_GivesTheSameBytes(string name)
    {
        byte[] one = Train(name, 1);
        Assert.Equal(one, Train(name, 2));
        Assert.Equal(one, Train(name, 3));
    }

    private static byte[] Train(string name, int threads)
    {
        using Network network = OptimizerNetworks.Generated.Create(name, seed: 4, threads);
        Samples samples = Samples.Draw(
            network, OptimizerNetworks.Generated.Graph(name), OptimizerNetworks.BatchSize, 13);
        Assert.Equal(threads, network.Threads);
        for (int step = 0; step < Steps; step++)
        {
            if (step == Steps / 2)
            {
                network.Prune(0.7);
            }

            // Two groups, one and a half, one with padding.
            int count = OptimizerNetworks.BatchSize - (step % 3 * 20);
            network.TrainStep(new Batch(samples.Data, samples.Indices.AsSpan(0, count)));
        }

        return SavedNetwork.Of(network).Bytes;
    }
}
