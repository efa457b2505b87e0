using System;
using Pruning.Execution;
using Pruning.Sparse;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>A step, an evaluation, a prediction and a removal allocate nothing once they are warm.</summary>
[Trait("Kernels", "true")]
public sealed class AllocationTests
{
    private const int Repetitions = 100;

    public static TheoryData<string, int> Cases => new()
    {
        { "MomentumPenalized", 1 },
        { "MomentumPenalized", 2 },
        { "AdamPenalized", 1 },
        { "AdamW", 2 },
        { "Residual", 1 },
        { "Joined", 2 },
        { "Gated", 1 },
        { "Gated", 2 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void HundredSteps_OfEveryKind_AllocateNothing(string name, int threads)
    {
        using Network network = OptimizerNetworks.Generated.Create(name, seed: 2, threads);
        Samples samples = Samples.Draw(
            network, OptimizerNetworks.Generated.Graph(name), OptimizerNetworks.BatchSize, 3);
        int[] indices = samples.Indices;
        float[] sample = new float[samples.Data.Features];
        float[] output = new float[5];
        samples.Data.CopySample(0, sample);

        Require("TrainStep", () => network.TrainStep(new Batch(samples.Data, indices)));
        Require("ComputeGradients", () => network.ComputeGradients(new Batch(samples.Data, indices)));
        Require("Evaluate", () => network.Evaluate(samples.Data));
        Require("Predict", () => network.Predict(sample, output));
        double rate = 0;
        Require("Prune", () => network.Prune(rate = Math.Min(1, rate + 1e-3)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void HundredSteps_EachWithAnotherPattern_AllocateNothing(string name, int threads)
    {
        using Network network = OptimizerNetworks.Generated.Create(name, seed: 2, threads);
        network.SparseMode = SparseMode.Always;
        Samples samples = Samples.Draw(
            network, OptimizerNetworks.Generated.Graph(name), OptimizerNetworks.BatchSize, 3);
        int[] indices = samples.Indices;
        float[] sample = new float[samples.Data.Features];
        float[] output = new float[5];
        double rate = 0.1;
        Require("Prune, TrainStep and Predict", () =>
        {
            network.Prune(rate = Math.Min(1, rate + 4e-3));
            network.TrainStep(new Batch(samples.Data, indices));
            network.Predict(sample, output);
        });
    }

    private static void Require(string what, Action action)
    {
        for (int i = 0; i < Repetitions; i++)
        {
            action();
        }

        long allocated = AllocatedBytes.Of(() =>
        {
            for (int i = 0; i < Repetitions; i++)
            {
                action();
            }
        });
        Assert.True(allocated == 0, $"{what} allocated {allocated} bytes in {Repetitions} calls.");
    }
}
