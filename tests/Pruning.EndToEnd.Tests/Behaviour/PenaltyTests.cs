using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Runtime.Tests.Data;
using Pruning.Runtime.Tests.Memory;
using Pruning.Sparse;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>What encourages sparsity, in whole runs.</summary>
public sealed class PenaltyTests
{
    private static readonly Dataset Data = Blobs.Create();

    public static TheoryData<string> Names => [.. PenaltyNetworks.Names];

    // Far less than without it: of a size that the training left alone would not come to.
    [Theory]
    [InlineData("GradientL1", "Bare", 0.5)]
    [InlineData("GradientL2", "Bare", 0.3)]
    [InlineData("LInfinity", "Bare", 0.7)]
    [InlineData("Group", "Bare", 0.6)]
    [InlineData("InputGroup", "BareAdam", 0.8)]
    [InlineData("HoyerSquare", "Bare", 0.7)]
    [InlineData("ProximalL1", "Bare", 0.5)]
    [InlineData("ProximalL1Adam", "BareAdam", 0.5)]
    [InlineData("ProximalL2", "Bare", 0.3)]
    [InlineData("ProximalLInfinity", "Bare", 0.7)]
    [InlineData("ProximalGroup", "Bare", 0.6)]
    [InlineData("ProximalGroupAdam", "BareAdam", 0.6)]
    [InlineData("ProximalInputGroup", "BareAdam", 0.8)]
    public void Fit_Penalty_FallsAgainstTheSameRunWithout(string name, string bare, double factor)
    {
        using Network penalised = Trained(name);
        using Network alone = Trained(bare);

        Assert.InRange(PenaltyOf(name, penalised) / PenaltyOf(name, alone), 0, factor);
        Assert.InRange(penalised.Evaluate(Blobs.Create(1000, 2)).Accuracy, 0.75, 1);
    }

    [Theory]
    [InlineData("ProximalL1")]
    [InlineData("ProximalL1Adam")]
    public void Fit_ProximalL1_LeavesExactZerosThatAreNotRemoved(string name)
    {
        using Network network = Trained(name);
        ReadOnlySpan<float> weights = network.Layers[0].Weights;

        Assert.InRange(weights.Count(0f), 100, 470);
        Assert.Equal(weights.Length, network.Layers[0].Mask.Kept);
    }

    [Theory]
    [InlineData("ProximalGroup")]
    [InlineData("ProximalGroupAdam")]
    public void Fit_ProximalGroup_LeavesNeuronsWithoutWeights(string name)
    {
        using Network network = Trained(name);
        float[] weights = network.Layers[0].Weights.ToArray();
        int[] zeros = [.. weights.Chunk(20).Select(row => row.Count(weight => weight == 0))];

        // A neuron goes as a whole or not at all.
        Assert.InRange(zeros.Count(count => count == 20), 1, 23);
        Assert.All(zeros, count => Assert.True(count is 0 or 20));
    }

    // The emitted step and the one over stored gradients are the same arithmetic; an LInfinity penalty that is too
    // weak to be felt is what makes the second store them.
    [Theory]
    [InlineData("Bare", "Stored")]
    [InlineData("GradientL1", "StoredL1")]
    [InlineData("GradientL2", "StoredL2")]
    public void Fit_StoredGradients_GivesTheBitsOfTheEmittedStep(string emitted, string stored)
    {
        using Network one = Trained(emitted);
        using Network other = Trained(stored);

        foreach ((Layer left, Layer right) in one.Layers.Zip(other.Layers))
        {
            Assert.Equal(left.Weights.ToArray(), right.Weights.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_CancelledOnTheWayOnOtherThreads_EndsWithTheSameBytes(string name)
    {
        using Network whole = Trained(name);
        byte[] expected = SavedState.Of(whole);
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("run.safetensors");
        TrainingResult? end = null;
        for (int attempt = 0; end is null; attempt++)
        {
            using Network network = PenaltyNetworks.Generated.Create(name, 3, 1 + (attempt % 3));
            if (attempt > 0)
            {
                network.Load(path);
            }

            end = FitFor(network, 13, path);
        }

        Assert.Equal(expected, File.ReadAllBytes(path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TrainStep_Warm_AllocatesNothing(string name)
    {
        using Network network = PenaltyNetworks.Generated.Create(name, 3, 2);
        int[] indices = [.. Enumerable.Range(0, 32)];
        for (int i = 0; i < 40; i++)
        {
            network.TrainStep(new Batch(Data, indices));
        }

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                network.TrainStep(new Batch(Data, indices));
            }
        }));
    }

    // Kept weights alone are stepped over, or all of them: removed ones are zero before and after.
    [Theory]
    [InlineData("Pruned")]
    [InlineData("ImagesByOutputs")]
    [InlineData("ImagesByInputs")]
    public void TrainStep_RemovedWeights_StayZeroHoweverTheLayerRuns(string name)
    {
        using Network sparse = PenaltyNetworks.Generated.Create(name, 3);
        using Network dense = PenaltyNetworks.Generated.Create(name, 3);
        sparse.SparseMode = SparseMode.Always;
        dense.SparseMode = SparseMode.Never;
        int[] indices = [.. Enumerable.Range(0, 32)];
        foreach (Network network in (Network[])[sparse, dense])
        {
            network.Prune(0.8);
            for (int i = 0; i < 10; i++)
            {
                network.TrainStep(new Batch(Data, indices));
            }
        }

        foreach ((Layer left, Layer right) in sparse.Layers.Zip(dense.Layers))
        {
            float[] weights = left.Weights.ToArray();
            Assert.All(weights.Zip(right.Weights.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 2e-4f));
            Assert.Equal(left.Mask.Kept, right.Mask.Kept);
            for (int i = 0; i < weights.Length; i++)
            {
                Assert.True(left.Mask[i] || weights[i] == 0);
            }
        }

        Assert.True(sparse.Layers[0].Mask.Kept < sparse.Layers[0].Mask.Count);
    }

    [Theory]
    [InlineData("GrownWeights", 144)]
    [InlineData("GrownNeurons", 240)]
    [InlineData("GrownBlocks", 240)]
    [InlineData("GrownFilters", -1)]
    public void Fit_GrowingPenalty_ShrinksWhatIsRemovedInTheEnd(string name, int kept)
    {
        using Network network = PenaltyNetworks.Generated.Create(name, 3);
        List<int> counts = [];
        List<float[]> states = [];
        network.Fit(Data, progress: new OnProgress(step =>
        {
            counts.Add(network.Layers[0].Mask.Kept);
            states.Add(network.Layers[0].Weights.ToArray());
        }));

        // Removed in one step, within the training.
        Assert.Equal(2, counts.Distinct().Count());
        int removal = counts.FindIndex(count => count < network.Layers[0].Mask.Count);
        Assert.InRange(removal, 30, 55);
        Assert.True(kept < 0 || network.Layers[0].Mask.Kept == kept);

        // Just before, they are far smaller than the others, and than they were.
        int[] gone = [.. Enumerable.Range(0, states[0].Length).Where(i => !network.Layers[0].Mask[i])];
        float before = gone.Average(i => MathF.Abs(states[0][i]));
        float last = gone.Average(i => MathF.Abs(states[removal - 1][i]));
        float others = Enumerable.Range(0, states[0].Length).Except(gone)
            .Average(i => MathF.Abs(states[removal - 1][i]));
        Assert.InRange(last, 0, 0.5 * before);
        Assert.InRange(last, 0, 0.3 * others);
        Assert.InRange(network.Evaluate(Blobs.Create(1000, 2)).Accuracy, 0.5, 1);
    }

    private static double PenaltyOf(string name, Network network)
    {
        float[] weights = network.Layers[0].Weights.ToArray();
        double magnitudes = weights.Sum(weight => (double)MathF.Abs(weight));
        double squares = weights.Sum(weight => (double)weight * weight);
        IEnumerable<float[]> rows = name.Contains("Input", StringComparison.Ordinal)
            ? Enumerable.Range(0, 20).Select(c => Enumerable.Range(0, 24).Select(k => weights[(k * 20) + c]).ToArray())
            : weights.Chunk(20);
        return name switch
        {
            "HoyerSquare" => magnitudes * magnitudes / squares,
            _ when name.Contains("L1", StringComparison.Ordinal) => magnitudes,
            _ when name.Contains("L2", StringComparison.Ordinal) => squares,
            _ when name.Contains("LInfinity", StringComparison.Ordinal) => weights.Max(MathF.Abs),
            _ => rows.Sum(row => Math.Sqrt(row.Sum(weight => (double)weight * weight))),
        };
    }

    private static Network Trained(string name)
    {
        Network network = PenaltyNetworks.Generated.Create(name, 3);
        network.Fit(Data);
        return network;
    }

    // Null where the run was cancelled after so many steps.
    private static TrainingResult? FitFor(Network network, int steps, string path)
    {
        using var cancellation = new CancellationTokenSource();
        int done = 0;
        try
        {
            return network.Fit(
                Data,
                progress: new OnProgress(_ =>
                {
                    if (++done == steps)
                    {
                        cancellation.Cancel();
                    }
                }),
                cancellation: cancellation.Token,
                checkpoint: path);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
