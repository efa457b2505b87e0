using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Benchmarks.Networks;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Reporting;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Networks beside the smaller ones that were made from them; every number is computed by hand.</summary>
public sealed class CompactionReportTests
{
    private static readonly Dataset Images = Blobs.Create().AsImages(1, 4, 5);

    // At the margin, as its lines are as long as lines may be.
    private const string OfLeNet5 = """
LeNet5Halved -> LeNet5Halved.Compact
layer   shape           after           parameters    after       MACs    after      bytes    after
---------------------------------------------------------------------------------------------------
Conv1   [20, 1, 5, 5]   [10, 1, 5, 5]          520      260    288,000  144,000      2,080    1,040
Conv2   [50, 20, 5, 5]  [25, 10, 5, 5]      25,050    6,275  1,600,000  400,000    100,200   25,100
Hidden  [500, 800]      [250, 400]         400,500  100,250    400,000  100,000  1,602,000  401,000
Logits  [10, 500]       [10, 250]            5,010    2,510      5,000    2,500     20,040   10,040
---------------------------------------------------------------------------------------------------
all                                        431,080  109,295  2,293,000  646,500  1,724,320  437,180
factor                                                 3.94                3.55                3.94

channels                                      number  after  parameters    after       MACs    after      bytes    after
------------------------------------------------------------------------------------------------------------------------
Conv1 filters ↔ Conv2 inputs                      20     10      25,520    6,510  1,888,000  544,000    102,080   26,040
Conv2 filters ↔ Hidden inputs, 16 per filter      50     25     425,050  106,275  2,000,000  500,000  1,700,200  425,100
Hidden neurons ↔ Logits inputs                   500    250     405,500  102,750    405,000  102,500  1,622,000  411,000
""";

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void ToString_OfLeNet5WithoutHalfOfIt_IsATableOfLayersAndChannels(string culture)
    {
        using var network = new LeNet5Halved(1, 1);
        network.Prune(0.5);
        using LeNet5Halved.Compact compact = network.Compact();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(OfLeNet5, CompactionReport.Of(network, compact).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_AResidualNetwork_CountsTiedChannelsInAllOfTheirPlaces()
    {
        using var network = new ChannelNet(3, 1);
        network.Prune(0.5);
        using ChannelNet.Compact compact = network.Compact();
        CompactionReport report = CompactionReport.Of(network, compact);

        Assert.Equal(
            [
                new("Stem", "[7, 1, 3, 3]", "[3, 1, 3, 3]", new(77, 1260, 364), new(33, 540, 156)),
                new("Inner", "[5, 7, 3, 3]", "[3, 3, 3, 3]", new(325, 6300, 1340), new(87, 1620, 372)),
                new("Outer", "[7, 5, 3, 3]", "[3, 3, 3, 3]", new(329, 6300, 1372), new(87, 1620, 372)),
                new("Hidden", "[9, 140]", "[5, 60]", new(1269, 1260, 5076), new(305, 300, 1220)),
                new("Logits", "[3, 9]", "[3, 5]", new(30, 27, 120), new(18, 15, 72)),
                new("Sum", "[7]", "[3]", new(14, 0, 112), new(6, 0, 48)),
            ],
            report.Layers);
        Assert.Equal(new NetworkSize(2044, 15_147, 8384), report.Before);
        Assert.Equal(new NetworkSize(536, 4095, 2240), report.After);
        RequireGroups(
            report,
            new([], [], 7, 3, new(1995, 15_120, 8148), new(507, 4080, 2100)),
            new([], [], 5, 3, new(640, 12_600, 2600), new(168, 3240, 696)),
            new([], [], 9, 5, new(1296, 1287, 5184), new(320, 315, 1280)));
        Assert.Equal(
            [
                "Stem filters + Outer filters ↔ Inner inputs + Hidden inputs, 20 per filter",
                "Inner filters ↔ Outer inputs",
                "Hidden neurons ↔ Logits inputs",
            ],
            report.Groups.Select(group => group.Name));
    }

    [Fact]
    public void Of_ANetworkBesideItself_CountsWhatItsMasksHaveLeft()
    {
        using var network = new ChannelNet(3, 1);
        network.Prune(0.5);

        var report = CompactionReport.Of(network, network);

        // Biases and normalisations of removed channels stay, and all has its place.
        Assert.Equal(new NetworkSize(2044, 15_147, 8384), report.Before);
        Assert.Equal(new NetworkSize(568, 4095, 8384), report.After);
        Assert.Equal(network.Report().KeptParameters, report.After.Parameters);
        Assert.All(report.Layers, layer => Assert.Equal(layer.Shape, layer.SmallerShape));
        RequireGroups(
            report,
            new([], [], 7, 3, new(1995, 15_120, 8148), new(531, 4080, 8148)),
            new([], [], 5, 3, new(640, 12_600, 2600), new(172, 3240, 2600)),
            new([], [], 9, 5, new(1296, 1287, 5184), new(324, 315, 5184)));
    }

    [Fact]
    public void Of_ConvolutionsInGroupsAndAConcatenation_FindsEveryPlaceInTheSmallerNetwork()
    {
        using var network = new DepthwiseNet(3, 1);
        network.Prune(0.5);
        using DepthwiseNet.Compact compact = network.Compact();
        CompactionReport report = CompactionReport.Of(network, compact);

        Assert.Equal(
            [
                new("Stem", "[8, 1, 3, 3]", "[4, 1, 3, 3]", new(88, 1440, 416), new(44, 720, 208)),
                new("Depth", "[16, 1, 3, 3]", "[8, 1, 3, 3]", new(160, 2880, 640), new(80, 1440, 320)),
                new("Grouped", "[8, 8, 3, 3]", "[4, 4, 3, 3]", new(584, 11_520, 2336), new(148, 2880, 592)),
                new("Beside", "[6, 8, 3, 3]", "[3, 4, 3, 3]", new(438, 8640, 1752), new(111, 2160, 444)),
                new("Logits", "[3, 280]", "[3, 140]", new(843, 840, 3372), new(423, 420, 1692)),
                new("Both", "[14]", "[7]", new(28, 0, 224), new(14, 0, 112)),
            ],
            report.Layers);
        Assert.Equal(compact.Report().Parameters, report.After.Parameters);
        Assert.Equal(compact.Report().KeptMultiplyAdds, report.After.MultiplyAdds);

        // Channels c and c + 4 of the stem are read in the same position by the two groups of a convolution.
        RequireGroups(
            report,
            new([], [], 4, 2, new(1256, 24_480, 5088), new(376, 7200, 1536)),
            new([], [], 4, 2, new(1080, 12_000, 4384), new(396, 3120, 1616)),
            new([], [], 6, 3, new(810, 9000, 3288), new(297, 2340, 1212)));
        Assert.Equal(
            [
                "Stem filters, 2 per channel + Depth filters, 4 per channel ↔ "
                + "Grouped inputs, 2 per channel + Beside inputs, 2 per channel",
                "Grouped filters, 2 per channel ↔ Logits inputs, 40 per channel",
                "Beside filters ↔ Logits inputs, 20 per filter",
            ],
            report.Groups.Select(group => group.Name));
    }

    [Fact]
    public void Of_ANetworkWithoutASmallerOne_HasLayersOnly()
    {
        using var network = new LinearNet(3, 1);
        network.Prune(0.5);
        using var dense = new LinearNet(3, 1);

        var report = CompactionReport.Of(dense, network);

        Assert.Empty(report.Groups);
        Assert.Equal(network.Report().Parameters, report.Before.Parameters);
        Assert.Equal(network.Report().KeptParameters, report.After.Parameters);
    }

    [Fact]
    public void Of_NetworksThatDoNotBelongTogether_SaysWhatDiffers()
    {
        using var network = new ChannelNet(3, 1);
        using var compact = new ChannelNet.Compact(3, 1);
        using var other = new DepthwiseNet(3, 1);

        Exception layers = Assert.Throws<ArgumentException>(() => CompactionReport.Of(network, other));
        Exception sizes = Assert.Throws<ArgumentException>(() => CompactionReport.Of(compact, network));

        Assert.Equal("DepthwiseNet is no smaller ChannelNet: it has other layers.", layers.Message);
        Assert.Equal("ChannelNet is no smaller ChannelNet.Compact: Stem has 7 outputs, not 3.", sizes.Message);
    }

    [Fact]
    public void Of_WithSamples_MeasuresBothAndChangesNeither()
    {
        using var network = new ChannelNet(3, 1);
        network.Fit(Images);
        using ChannelNet.Compact compact = network.Compact();
        byte[] before = SavedState.Of(network);
        byte[] compactBefore = SavedState.Of(compact);
        float rate = network.LearningRate;

        CompactionReport report = CompactionReport.Of(network, compact, Images, repeats: 2);

        foreach (StepTimes times in new[] { report.Times!, report.SmallerTimes! })
        {
            Assert.InRange(times.TrainingStep, double.Epsilon, 10_000);
            Assert.InRange(times.Inference, double.Epsilon, 10_000);
            Assert.Equal(network.Layers.Count, times.Layers.Count);
            Assert.All(times.Layers, time => Assert.InRange(time, 0, 10_000));
        }

        Assert.Contains("training step", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, SavedState.Of(network));
        Assert.Equal(compactBefore, SavedState.Of(compact));
        Assert.Equal(rate, network.LearningRate);
    }

    [Fact]
    public void Measure_OneNetworkTwice_LeavesTheStepsBehindItAsTheyWouldHaveBeen()
    {
        using var network = new LinearNet(3, 1);
        using var twin = new LinearNet(3, 1);
        network.Prune(0.9);
        twin.Prune(0.9);

        IReadOnlyList<StepTimes> times = StepTimes.Measure([network, network], Images, repeats: 1);
        network.TrainStep();
        twin.TrainStep(new(Images, [.. Enumerable.Range(0, network.BatchSize)]));

        Assert.Equal(2, times.Count);
        Assert.All(times, each => Assert.Empty(each.Layers));
        Assert.Equal(SavedState.Of(twin), SavedState.Of(network));
    }

    [Fact]
    public void Measure_OfSeveralThreads_HasNoTimesOfLayers()
    {
        using var network = new ChannelNet(3, 2);

        StepTimes times = StepTimes.Measure([network], Images, repeats: 1)[0];

        Assert.Empty(times.Layers);
        Assert.InRange(times.Inference, double.Epsilon, 10_000);
    }

    [Fact]
    public void Measure_OfDataThatFitsOneOfThem_ThrowsAndLeavesTheOtherAsItWas()
    {
        using var network = new ChannelNet(3, 1);
        using var other = new LeNet5Halved(1, 1);
        byte[] before = SavedState.Of(network);

        Assert.Throws<ArgumentException>(() => StepTimes.Measure([network, other], Images));

        Assert.Equal(before, SavedState.Of(network));
        Assert.NotEqual(0, network.LearningRate);
    }

    // Names are those of the places, which other assertions are about.
    private static void RequireGroups(CompactionReport report, params GroupCompaction[] expected) => Assert.Equal(
        expected.Select(group => (group.Channels, group.SmallerChannels, group.Before, group.After)),
        report.Groups.Select(group => (group.Channels, group.SmallerChannels, group.Before, group.After)));
}
