using System;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Runtime.Tests.Data;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Smaller networks that take over what policies have left.</summary>
public sealed class CompactTests
{
    private static readonly Dataset Images = Blobs.Create().AsImages(1, 4, 5);

    [Fact]
    public void Compact_OfFilters_AddsWhatRemovedOnesGiveToBiasesAndMeans()
    {
        using var network = new ConstantFilterNet(3, 2);
        network.Fit(Images);

        // Without what they give, predictions would differ.
        Assert.All(network.First.Bias.ToArray(), bias => Assert.NotEqual(0, bias));

        using ConstantFilterNet.Compact compact = network.Compact();

        Assert.Equal([3, 1, 2, 2], compact.First.WeightShape);
        Assert.Equal([4, 3, 2, 2], compact.Second.WeightShape);
        Assert.True(compact.Second.Bias.IsEmpty);
        Assert.Equal([5, 4 * 6], compact.Hidden.WeightShape);
        Assert.Equal([3, 5], compact.Logits.WeightShape);
        RequireSamePredictions(network, compact);
    }

    [Fact]
    public void Compact_OfASum_HasTheSameChannelsOnBothSides()
    {
        using var network = new ChannelNet(3, 1);
        network.Fit(Images);

        using ChannelNet.Compact compact = network.Compact(threads: 2);

        Assert.Equal(2, compact.Threads);
        Assert.Equal([3, 1, 3, 3], compact.Stem.WeightShape);
        Assert.Equal([3, 3, 3, 3], compact.Outer.WeightShape);
        Assert.Equal(3, compact.Sum.BatchNorm!.Channels);
        RequireSamePredictions(network, compact);
    }

    [Fact]
    public void Compact_OfConvolutionsInGroups_LacksGroupsOfOneAndPositionsOfTheOther()
    {
        using var network = new DepthwiseNet(3, 1);
        network.Fit(Images);

        using DepthwiseNet.Compact compact = network.Compact();

        Assert.Equal([4, 1, 3, 3], compact.Stem.WeightShape);
        Assert.Equal([8, 1, 3, 3], compact.Depth.WeightShape);
        Assert.Equal([4, 4, 3, 3], compact.Grouped.WeightShape);
        Assert.Equal([3, 4, 3, 3], compact.Beside.WeightShape);
        RequireSamePredictions(network, compact);
    }

    [Fact]
    public void Compact_ThatIsTrained_LearnsOnAndLeavesTheNetworkAsItWas()
    {
        using var network = new ConstantFilterNet(3, 1);
        network.Fit(Images);
        float[] weights = network.First.Weights.ToArray();
        using ConstantFilterNet.Compact compact = network.Compact();
        double before = compact.Evaluate(Images).Loss;

        compact.Fit(Images);

        Assert.True(compact.Evaluate(Images).Loss < before);
        Assert.False(compact.HasPolicy);
        Assert.Equal(weights, network.First.Weights.ToArray());
    }

    [Fact]
    public void Compact_BeforeAnythingIsRemoved_SaysHowManyAreTooMany()
    {
        using var network = new ConstantFilterNet(3, 1);

        Exception exception = Assert.Throws<InvalidOperationException>(() => network.Compact());

        Assert.Equal(
            "ConstantFilterNet has 6 channels of First left, and ConstantFilterNet.Compact has room for 3. "
            + "Remove as many as are declared before, by Fit or Prune.",
            exception.Message);
    }

    [Fact]
    public void Compact_OfMoreThanIsDeclared_KeepsChannelsThatAreZero()
    {
        using var network = new ConstantFilterNet(3, 1);
        network.Fit(Images);
        network.Prune(0.8);

        using ConstantFilterNet.Compact compact = network.Compact();

        Assert.Equal(3, compact.First.WeightShape[0]);
        RequireSamePredictions(network, compact);
    }

    [Fact]
    public void Compact_WithZerosAroundWhatIsNotZero_SaysWhichGranularityHasNone()
    {
        using var network = new PaddedFilterNet(3, 1);
        network.Fit(Images);

        Exception exception = Assert.Throws<InvalidOperationException>(() => network.Compact());

        Assert.Contains("Second of PaddedFilterNet", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Granularity.Channel", exception.Message, StringComparison.Ordinal);
    }

    // With largest remainders 4, 4, 2 would be left of 4 that go at once, and 5, 4, 1 step by step.
    [Fact]
    public void Compact_OfSharesThatAreReachedInRounds_HasWhatIsLeft()
    {
        using var network = new UniformRoundsNet(3, 1);
        network.Fit(Images);

        using UniformRoundsNet.Compact compact = network.Compact();

        Assert.Equal(10, compact.A.WeightShape[0] + compact.B.WeightShape[0] + compact.C.WeightShape[0]);
        Assert.All(compact.Layers, layer => Assert.False(layer.IsPrunable));
        RequireSamePredictions(network, compact);
    }

    [Fact]
    public void Compact_OfSharesThatOthersDisturb_HasRoomForWhatIsLeft()
    {
        using var network = new UniformMeetsWeightsNet(3, 1);
        network.Fit(Images);

        using UniformMeetsWeightsNet.Compact compact = network.Compact();

        Assert.Equal([8, 20], compact.A.WeightShape);
        Assert.Equal([12, 8], compact.B.WeightShape);
        RequireSamePredictions(network, compact);
    }

    [Fact]
    public void Compact_OfConstantsThatAreAveraged_AddsThemToBiases()
    {
        using var network = new PooledFilterNet(3, 1);
        network.Fit(Images);
        network.Prune(0.5);

        using PooledFilterNet.Compact compact = network.Compact();

        Assert.Equal([4, 1, 3, 3], compact.First.WeightShape);
        RequireSamePredictions(network, compact);
    }

    [Fact]
    public void Compact_SavedAndLoaded_BelongsToTheSmallerNetworkOnly()
    {
        using var network = new ConstantFilterNet(3, 1);
        network.Fit(Images);
        using ConstantFilterNet.Compact compact = network.Compact();
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("compact.safetensors");
        compact.Save(file);

        using var loaded = new ConstantFilterNet.Compact(9, 1);
        loaded.Load(file);

        Assert.Equal("ConstantFilterNet.Compact", loaded.Name);
        Assert.Equal(compact.Hidden.Weights.ToArray(), loaded.Hidden.Weights.ToArray());
        Assert.Throws<FileFormatException>(() => network.Load(file));
    }

    private static void RequireSamePredictions(Network network, Network compact)
    {
        Assert.Equal(network.Evaluate(Images).Loss, compact.Evaluate(Images).Loss, 1e-5);
        float[] sample = new float[20];
        float[] expected = new float[3];
        float[] actual = new float[3];
        for (int i = 0; i < 20; i++)
        {
            Images.CopySample(i, sample);
            network.Predict(sample, expected);
            compact.Predict(sample, actual);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }
}
