using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Pruning.Reporting;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Declared policies remove exactly what they say, when they say it.</summary>
public sealed class PolicyTests
{
    private readonly Dataset _train = Blobs.Create();

    // Fc1 has 480 weights and Fc2 408: of 888, 1 - 0.1^(r/3) are gone after round r.
    [Fact]
    public void Fit_GlobalGeometricRounds_RemovesTheExactCounts()
    {
        using var network = new GeometricNet(2, 1);

        TrainingResult result = network.Fit(_train);

        int[] removed = [.. result.Rounds.Select(round => 480 + 408 - round.Kept[0] - round.Kept[1])];
        Assert.Equal([476, 697, 799], removed);
        Assert.Equal([480, 408, 51], result.Dense.Kept);
        Assert.All(result.Rounds, round => Assert.Equal(51, round.Kept[2]));
        Assert.False(network.Logits.IsPrunable);
        Assert.Equal(799.0 / 888, network.PruningRate);
    }

    // 0.8 n r/4 of Fc1 (480) and Logits (51), 0.5 n r/4 of Fc2 (408), halves to even.
    [Fact]
    public void Fit_LocalLinearRoundsAndAnOverride_RemovesTheExactCounts()
    {
        using var network = new LinearNet(2, 1);

        TrainingResult result = network.Fit(_train);

        Assert.Equal([96, 192, 288, 384], result.Rounds.Select(round => 480 - round.Kept[0]));
        Assert.Equal([51, 102, 153, 204], result.Rounds.Select(round => 408 - round.Kept[1]));
        Assert.Equal([10, 20, 31, 41], result.Rounds.Select(round => 51 - round.Kept[2]));
    }

    // Half of the 51 weights of Logits is 25.5, which rounds to 26 removed.
    [Fact]
    public void Fit_PolicyWithoutSchedule_IsOneShotWithoutFineTuning()
    {
        using var network = new OneShotNet(2, 1);
        int steps = 0;

        TrainingResult result = network.Fit(_train, progress: new OnProgress(_ => steps++));

        Assert.Equal(10, steps);
        Assert.Equal([240, 204, 25], Assert.Single(result.Rounds).Kept);
    }

    [Fact]
    public void Fit_NoPolicy_HasNoRounds()
    {
        using var network = new AdamWNet(2, 1);

        TrainingResult result = network.Fit(_train);

        Assert.Empty(result.Rounds);
        Assert.Same(result.Dense, result.Final);
        Assert.Equal(0, network.PruningRate);
        Assert.Throws<InvalidOperationException>(() => network.Prune(0.5));
    }

    [Theory]
    [MemberData(nameof(Subjects.RemovingForGood), MemberType = typeof(Subjects))]
    public void Fit_RemovedWeights_StayExactlyZeroForGood(string subject)
    {
        using Network network = Subjects.Create(subject);
        HashSet<(string Layer, int Index)> removed = [];

        network.Fit(_train, progress: new OnProgress(step =>
        {
            HashSet<(string Layer, int Index)> now = [.. RemovedOf(network)];
            Assert.Superset(removed, now);
            Assert.Equal((double)now.Count / Prunable(network), step.PruningRate);
            removed = now;
        }));

        Assert.Superset(removed, RemovedOf(network).ToHashSet());
    }

    [Fact]
    public void Prune_GlobalScope_TakesTheSmallestOfAllLayers()
    {
        using var network = new LeNet300(4, 1);

        PruningResult result = network.Prune(0.7);

        float[] kept = [.. Magnitudes(network)];
        Assert.Equal(new PruningResult(186_340, 186_340, null), result);
        Assert.Equal(266_200 - 186_340, kept.Length);

        // What went is not seen in the network any more, but in one of the same seed that still has it.
        using var dense = new LeNet300(4, 1);
        float[] sorted = [.. Magnitudes(dense).Order()];
        Assert.Equal(sorted[186_340..], kept.Order());
    }

    [Fact]
    public void Prune_LocalScope_TakesTheSmallestOfEachLayer()
    {
        using var network = new LeNet300Local(4, 1);
        using var dense = new LeNet300Local(4, 1);

        network.Prune(0.7);

        for (int i = 0; i < 3; i++)
        {
            float[] all = [.. Magnitudes(network.Layers[i]).Order()];
            float[] before = [.. Magnitudes(dense.Layers[i]).Order()];
            Assert.Equal(before[RemovalCount.Of(0.7, before.Length)..], all);
        }
    }

    [Fact]
    public void Prune_LowerRateThanBefore_ChangesNothing()
    {
        using var network = new LeNet300(4, 1);
        network.Prune(0.7);
        byte[] before = SavedState.Of(network);

        Assert.Equal(186_340, network.Prune(0.3).Removed);

        Assert.Equal(before, SavedState.Of(network));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Prune_RateThatIsNone_IsRefused(double rate)
    {
        using var network = new OneShotNet(4, 1);
        byte[] before = SavedState.Of(network);

        Assert.Throws<ArgumentOutOfRangeException>(() => network.Prune(rate));

        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void Fit_RandomCriterion_FollowsTheSeed()
    {
        int[][] kept = Array.ConvertAll((ulong[])[7, 7, 8], seed =>
        {
            using var network = new NesterovRewindNet(seed, 1);
            network.Fit(_train);
            return RemovedOf(network).Select(weight => weight.Index).ToArray();
        });

        Assert.Equal(kept[0], kept[1]);
        Assert.NotEqual(kept[0], kept[2]);
        Assert.Equal(RemovalCount.Of(0.7, 480 + 408), kept[0].Length);
    }

    [Fact]
    public void Report_AfterARun_CountsTheMasks()
    {
        using var network = new GeometricNet(2, 1);
        network.Fit(_train);

        NetworkReport report = network.Report();

        Assert.Equal([480, 408, 51], report.Layers.Select(layer => layer.Weights));
        Assert.Equal(network.Layers.Select(layer => layer.Mask.Kept), report.Layers.Select(layer => layer.Kept));
        Assert.All(report.Layers, layer => Assert.Equal(layer.Kept, layer.KeptMultiplyAdds));
        Assert.Equal((888, 89), (report.PrunableWeights, report.KeptPrunableWeights));
        Assert.Equal(network.PruningRate, report.PruningRate);
        Assert.Equal(480 + 408 + 51 + 24 + 17 + 3, report.Parameters);
        Assert.Equal(89 + 51 + 24 + 17 + 3, report.KeptParameters);
        Assert.Contains("888    89  0.8998  0.1002     9.98", report.ToString(), StringComparison.Ordinal);
    }

    private static int Prunable(Network network) =>
        Math.Max(1, network.Layers.Where(layer => layer.IsPrunable).Sum(layer => layer.Mask.Count));

    // Every removed weight, after a look that it is zero to the bit.
    private static List<(string Layer, int Index)> RemovedOf(Network network)
    {
        List<(string Layer, int Index)> removed = [];
        foreach (Layer layer in network.Layers)
        {
            for (int i = 0; i < layer.Mask.Count; i++)
            {
                if (!layer.Mask[i])
                {
                    Assert.Equal(0u, BitConverter.SingleToUInt32Bits(layer.Weights[i]));
                    removed.Add((layer.Name, i));
                }
            }
        }

        return removed;
    }

    private static IEnumerable<float> Magnitudes(Network network) => network.Layers.SelectMany(Magnitudes);

    private static IEnumerable<float> Magnitudes(Layer layer) =>
        layer.Weights.ToArray().Where((_, i) => layer.Mask[i]).Select(MathF.Abs);
}
