using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Execution;
using Pruning.Masks;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>What holds for every criterion that goes through the network operator by operator.</summary>
public sealed class AllCriteriaTests
{
    private static readonly Dataset Data = Blobs.Create(count: 70).AsImages(1, 4, 5);

    public static TheoryData<string> Networks { get; } = ["Surgery", "Units", "Saliences", "Blocks"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Score_LeavesTheNetworkAsItWas(string name)
    {
        using Network network = Trained(Create(name, 1));
        using Network twin = Trained(Create(name, 1));

        float[][] scores = network.Score(Data);

        Assert.Equal(SavedState.Of(twin), SavedState.Of(network));
        Assert.All(scores.SelectMany(layer => layer), score => Assert.True(float.IsFinite(score)));

        // Dropout and the order of the samples go on as they would have.
        network.Fit(Data);
        twin.Fit(Data);
        Assert.Equal(SavedState.Of(twin), SavedState.Of(network));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Prune_RemovesExactlyWhatIsAskedFor_AndLeavesASoundNetwork(string name)
    {
        using Network network = Trained(Create(name, 2));

        foreach (double rate in (double[])[0.3, 0.6])
        {
            PruningResult result = network.Prune(rate, Data);

            Assert.Equal(result.Requested, result.Removed);
            foreach (Layer layer in network.Layers.Where(layer => layer.IsPrunable))
            {
                int size = name switch
                {
                    "Units" => layer.Weights.Length / layer.WeightShape[0],
                    "Blocks" => 2 * 3,
                    _ => 1,
                };
                int members = layer.Weights.Length / size;
                int removed = (int)Math.Round(rate * members, MidpointRounding.ToEven) * size;
                Assert.Equal(removed, layer.Mask.Count - layer.Mask.Kept);
                Assert.All(
                    Enumerable.Range(0, layer.Mask.Count).Where(i => !layer.Mask[i]),
                    i => Assert.Equal(0, BitConverter.SingleToInt32Bits(layer.Weights[i])));
            }

            Assert.True(double.IsFinite(network.Evaluate(Data).Loss));
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Prune_DependsOnNeitherThreadsNorWhatWasLoaded(string name)
    {
        using Network one = Trained(Create(name, 1));
        using Network three = Trained(Create(name, 3));
        three.ComputeGradients(new Batch(Data, [5, 6, 7]));

        one.Prune(0.5, Data);
        three.Prune(0.5, Data);

        Assert.Equal(SavedState.Of(one), SavedState.Of(three));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Prune_OnceSetUp_AllocatesNothing(string name)
    {
        using Network network = Trained(Create(name, 1));
        network.Prune(0.1, Data);
        network.Prune(0.2, Data);
        double rate = 0.2;

        Assert.Equal(0, AllocatedBytes.Of(() => network.Prune(rate += 0.02, Data)));
    }

    // Updates are found after the masks have changed: what fails then has to leave nothing behind.
    [Fact]
    public void Prune_ThatIsStoppedInAnUpdate_LeavesTheNetworkAsItWas()
    {
        using Network network = Trained(Create("Surgery", 2));
        byte[] before = SavedState.Of(network);

        for (int passes = 1; ; passes++)
        {
            var data = new StoppingData(Data, readings: passes * Data.Count);
            try
            {
                network.Prune(0.5, data);
                Assert.True(passes > 4, "Neither scores nor updates have looked at the data more than that.");
                break;
            }
            catch (InvalidOperationException stop) when (stop.Message == StoppingData.Message)
            {
                Assert.Equal(before, SavedState.Of(network));
            }
        }
    }

    // Half of the pattern first, then all of it: each round is swept anew, and what is kept is never zeroed.
    [Fact]
    public void Fit_BySparseGptInRoundsOfAPattern_KeepsNoZeros()
    {
        using var network = new PatternRoundsNet(1, 2);

        network.Fit(Data);

        foreach (Layer layer in network.Layers.Where(layer => layer.IsPrunable))
        {
            float[] weights = layer.Weights.ToArray();
            for (int first = 0; first < weights.Length; first += 4)
            {
                Assert.Equal(2, Enumerable.Range(first, 4).Count(w => layer.Mask[w]));
                Assert.Equal(2, Enumerable.Range(first, 4).Count(w => weights[w] != 0));
            }
        }
    }

    [Fact]
    public void Fit_ByDataThatHasTargets_SaysSo()
    {
        using Network network = Create("Units", 1);
        Dataset targets = Dataset.FromArrays(new float[40], 20, new float[6], 3).AsImages(1, 4, 5);

        var error = Assert.Throws<ArgumentException>(() => network.Prune(0.5, targets));

        Assert.Contains("targets", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, network.PruningRate);
    }

    [Fact]
    public void Prune_ThatTakesLong_SaysHowFarItIs()
    {
        using var network = new SlowNet(1, 1);
        var reports = new List<PruningProgress>();

        network.Prune(0.5, Data, new Immediate(reports));

        Assert.NotEmpty(reports);
        Assert.All(reports, report => Assert.Equal(("LeaveOneOut", "First"), (report.Criterion, report.Layer)));
        Assert.Equal(reports.Select(report => report.Fraction).Order(), reports.Select(report => report.Fraction));
        Assert.All(reports, report => Assert.InRange(report.Fraction, 0, 1));
    }

    private static Network Create(string name, int threads) => name switch
    {
        "Surgery" => new SurgeryNet(3, threads),
        "Units" => new UnitsNet(3, threads),
        "Blocks" => new BlockCriteriaNet(3, threads),
        _ => new SaliencesNet(3, threads),
    };

    private static Network Trained(Network network)
    {
        int[] indices = [.. Enumerable.Range(0, 32)];
        for (int step = 0; step < 12; step++)
        {
            network.TrainStep(new Batch(Data, indices));
        }

        return network;
    }

    private sealed class Immediate(List<PruningProgress> reports) : IProgress<PruningProgress>
    {
        public void Report(PruningProgress value) => reports.Add(value);
    }
}
