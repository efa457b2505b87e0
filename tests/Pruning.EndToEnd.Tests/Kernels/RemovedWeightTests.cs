using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Execution;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>What was removed stays removed, to the last bit, whatever the optimiser does.</summary>
[Trait("Kernels", "true")]
public sealed class RemovedWeightTests
{
    private const int Steps = 10_000;

    [Fact]
    public void RemovedWeights_AfterTenThousandSteps_AreBitwiseZero()
    {
        // Each network compiles in its first steps; iterations run one at a time, as the other tests do beside them.
        Runs([.. OptimizerNetworks.Names.Except(OptimizerNetworks.NamesOfImages)])
            .Sample(run => Check(run, Steps), iter: KernelTestEffort.Repetitions(12, 2), threads: 1);
    }

    [Fact]
    public void RemovedWeights_OfConvolutions_AreBitwiseZero()
    {
        Runs(OptimizerNetworks.NamesOfImages).Sample(
            run => Check(run, KernelTestEffort.Repetitions(1000, 50)),
            iter: KernelTestEffort.Repetitions(4, 2),
            threads: 1);
    }

    private static Gen<(string Name, double Rate, double LearningRate, int Samples, ulong Seed)> Runs(
        IReadOnlyList<string> names)
    {
        return Gen.Select(
            Gen.Int[0, names.Count - 1].Select(i => names[i]),
            Gen.Double[0.05, 1],
            Gen.Double[1e-4, 0.02],
            Gen.Int[1, 33],
            Gen.ULong);
    }

    private static void Check(
        (string Name, double Rate, double LearningRate, int Samples, ulong Seed) run, int steps)
    {
        using Network network = OptimizerNetworks.Generated.Create(run.Name, run.Seed);
        Samples samples = Samples.Draw(network, OptimizerNetworks.Generated.Graph(run.Name), run.Samples, run.Seed);
        network.LearningRate = (float)run.LearningRate;

        // Moments that are not zero, so that the removal has to clear them.
        network.TrainStep(new Batch(samples.Data, samples.Indices));
        network.Prune(run.Rate);
        bool[][] kept = [.. network.Layers.Select(layer =>
            Enumerable.Range(0, layer.Weights.Length).Select(i => layer.Mask[i]).ToArray())];
        Assert.Contains(kept, layer => layer.Contains(false));
        for (int step = 0; step < steps; step++)
        {
            network.TrainStep();
        }

        SavedNetwork saved = SavedNetwork.Of(network);
        for (int l = 0; l < kept.Length; l++)
        {
            string weights = network.Layers[l].Name + ".Weights";
            foreach (string tensor in saved.Names.Where(name => name.StartsWith(weights, StringComparison.Ordinal)))
            {
                for (int i = 0; i < kept[l].Length; i++)
                {
                    uint bits = BitConverter.SingleToUInt32Bits(saved[tensor][i]);
                    Assert.True(kept[l][i] || bits == 0, $"{tensor}[{i}] was removed and has the bits {bits:x8}.");
                }
            }
        }
    }
}
