using System;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Training;
using Xunit;
using static Pruning.EndToEnd.Tests.Behaviour.ChannelMasks;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Channels that go by a schedule.</summary>
public sealed class ChannelTrainingTests
{
    private static readonly Dataset Images = Blobs.Create().AsImages(1, 4, 5);

    [Fact]
    public void Fit_ByChannelsInRounds_RemovesWhatIsDeclaredAndGoesOnTraining()
    {
        using var network = new ChannelNet(3, 1);

        network.Fit(Images);

        Assert.Equal(
            [3 * 9, 3 * 3 * 9, 3 * 3 * 9, 5 * 3 * 20, 3 * 5],
            network.Layers.Select(layer => layer.Mask.Kept));
        Assert.Equal(KeptRows(network.Stem), KeptRows(network.Outer));
        RequireZeros(network);
        Assert.True(network.Evaluate(Images).Accuracy > 0.8);
    }

    // Eight groups of a convolution in pairs, three positions in each of two groups, and five filters: twelve channels.
    [Fact]
    public void Fit_ByChannelsOfConvolutionsInGroups_RemovesWholeGroupsAndPositions()
    {
        using var network = new ChannelMixNet(3, 1);

        network.Fit(Images);

        bool[] stem = KeptRows(network.Stem);
        bool[] grouped = KeptRows(network.Grouped);
        bool[] beside = KeptRows(network.Beside);
        Assert.Equal(stem[..4], stem[4..]);
        Assert.Equal(grouped[..3], grouped[3..]);
        Assert.Equal(6, stem[..4].Concat(grouped[..3]).Concat(beside).Count(k => !k));
        bool[] depth = [.. stem.SelectMany(k => (bool[])[k, k])];
        RequireMask(network.Stem, stem, [true]);
        RequireMask(network.Depth, depth, [true]);
        RequireMask(network.Grouped, grouped, depth[..8]);
        RequireMask(network.Beside, beside, stem);
        RequireMask(network.Logits, [true, true, true], [.. beside, .. grouped]);
        RequireZeros(network);
        float[][] before = Predictions(network);

        Disturb(network.Stem.BatchNorm!, stem);
        Disturb(network.Depth.Bias, depth);
        Disturb(network.Beside.Bias, beside);
        Disturb(network.Grouped.Bias, grouped);
        Disturb(network.Both.BatchNorm!, [.. beside, .. grouped]);

        Assert.Equal(before, Predictions(network));
    }

    [Fact]
    public void Fit_ByChannelsWithRewinding_ReturnsWhatStaysAndGoesOnWithWeights()
    {
        using var network = new ChannelRewindNet(3, 1);
        using var initial = new ChannelRewindNet(3, 1);

        network.Fit(Images);

        Assert.Equal((6, 21), (KeptRows(network.Features).Count(k => k), KeptRows(network.Hidden).Count(k => k)));
        int all = (10 * 9) + (35 * 200);
        int kept = network.Features.Mask.Kept + network.Hidden.Mask.Kept;
        Assert.Equal(all - (int)Math.Round(0.9 * all, MidpointRounding.ToEven), kept);
        RequireMask(network.Logits, [true, true, true], KeptRows(network.Hidden));
        RequireZeros(network);
        Assert.NotEqual(SavedState.Of(initial), SavedState.Of(network));
    }

    [Fact]
    public void Fit_ByChannelsAtInitialization_StopsBeforeAGroupFallsBelow()
    {
        using var network = new ChannelInitialNet(3, 1);
        network.Features.Weights[..(8 * 9)].Clear();

        TrainingResult result = network.Fit(Images);

        CollapseEvent collapse = Assert.Single(result.Collapses);
        Assert.Equal(("Features", 31, 7), (collapse.Layer, collapse.Requested, collapse.Removed));
        Assert.Equal(3, KeptRows(network.Features).Count(k => k));
        RequireZeros(network);
    }

    [Fact]
    public void Fit_WithAGrowingPenalty_ActsOnWhatReadsTheChannelsToo()
    {
        using var network = new ChannelGrowthNet(3, 1);

        network.Fit(Images);

        bool[] hidden = KeptRows(network.Hidden);
        Assert.Equal((3, 5), (KeptRows(network.Features).Count(k => k), hidden.Count(k => k)));
        RequireMask(network.Hidden, hidden, KeptRows(network.Features));
        RequireMask(network.Logits, [true, true, true], hidden);
        RequireZeros(network);
    }
}
