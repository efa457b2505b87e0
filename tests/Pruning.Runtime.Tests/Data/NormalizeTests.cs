using System;
using Pruning.Data;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class NormalizeTests
{
    [Fact]
    public void Of_TwoChannels_IsMeanAndDeviationOfEach()
    {
        // Channel 0 has the values 1, 2, 3, 6; channel 1 is constant.
        Dataset data = Dataset.FromArrays([1, 2, 7, 7, 3, 6, 7, 7], [0, 1], 2).AsImages(2, 1, 2);

        ChannelStatistics statistics = ChannelStatistics.Of(data);

        Assert.Equal([3, 7], statistics.Mean);
        Assert.Equal([MathF.Sqrt(3.5f), 1], statistics.Deviation);
    }

    [Fact]
    public void Normalize_ByOwnStatistics_HasMeanZeroAndDeviationOne()
    {
        Dataset shapes = SyntheticShapes.Create(100, seed: 4);

        ChannelStatistics statistics = ChannelStatistics.Of(shapes.Normalize(ChannelStatistics.Of(shapes)));

        Assert.All(statistics.Mean.ToArray(), mean => Assert.InRange(mean, -1e-6f, 1e-6f));
        Assert.All(statistics.Deviation.ToArray(), deviation => Assert.InRange(deviation, 1 - 1e-6f, 1 + 1e-6f));
    }

    [Fact]
    public void Normalize_EachChannel_IsMovedAndDividedByItsOwn()
    {
        Dataset data = Dataset.FromArrays([1, 2, 30, 40], [3], 5).AsImages(2, 1, 2)
            .Normalize(new ChannelStatistics([1, 20], [0.5f, 4]));
        float[] sample = [0, 0, 0, 0, 9];

        data.CopySample(0, sample);

        Assert.Equal([0, 2, 2.5f, 5, 9], sample);
        Assert.Equal((3, 5, new ImageShape(2, 1, 2)), (data.LabelOf(0), data.Classes, data.Shape));
    }

    [Fact]
    public void Of_ConstantImages_GiveZerosWhateverTheConstant()
    {
        float[] features = new float[300];
        Array.Fill(features, 0.1f);
        Dataset data = Dataset.FromArrays(features, [0, 0, 0], 1).AsImages(1, 10, 10);
        float[] sample = new float[100];

        data.Normalize(ChannelStatistics.Of(data)).CopySample(1, sample);

        Assert.All(sample, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Normalize_Slice_IsThatOfTheSlice()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3], [0, 1, 2], 3).AsImages(1, 1, 1);
        float[] sample = new float[1];

        data.Normalize(new ChannelStatistics([1], [2])).Slice(1, 2).CopySample(1, sample);

        Assert.Equal([1], sample);
        Assert.Equal(new ImageShape(1, 1, 1), data.Slice(1, 2).Shape);
    }

    [Fact]
    public void Statistics_WrongNumbers_Throw()
    {
        Assert.Throws<ArgumentException>(() => new ChannelStatistics([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new ChannelStatistics([], []));
        Assert.Throws<ArgumentException>(() => new ChannelStatistics([float.NaN], [1]));
        ArgumentException e = Assert.Throws<ArgumentException>(() => new ChannelStatistics([1, 2], [1, 0]));
        Assert.StartsWith("Channel 1 has mean 2 and deviation 0;", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Normalize_OtherChannelsOrNoImages_SaysSo()
    {
        Dataset vectors = Dataset.FromArrays(new float[12], [0, 0], 1);
        var two = new ChannelStatistics([0, 0], [1, 1]);

        ArgumentException unknown = Assert.Throws<ArgumentException>(() => vectors.Normalize(two));
        ArgumentException three = Assert.Throws<ArgumentException>(() => vectors.AsImages(3, 1, 2).Normalize(two));

        Assert.Contains("say it with AsImages(channels, height, width)", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("have 3 channels, but there are statistics of 2", three.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 2, 2)]
    [InlineData(0, 3, 2)]
    [InlineData(-1, -3, 2)]
    [InlineData(1 << 30, 1 << 30, 6)]
    public void AsImages_OtherSize_NamesBoth(int channels, int height, int width)
    {
        Dataset vectors = Dataset.FromArrays(new float[12], [0, 0], 1);

        ArgumentException e = Assert.Throws<ArgumentException>(() => vectors.AsImages(channels, height, width));

        Assert.Contains("have 6 numbers, which are no images of [", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => new ByteImages("x", new byte[6], [0], 1, shape: new ImageShape(channels, height, width)));
    }
}
