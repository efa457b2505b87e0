using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using Pruning.Data;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class SyntheticShapesTests
{
    [Fact]
    public void Create_OneSeed_IsTheSameOnEveryMachine()
    {
        Assert.Equal(
            "cc4ecf64b3e8feedf4df5674f093832ff4daed42d929388625b083d97bc02038",
            Hash(SyntheticShapes.Create(200, seed: 1)));
    }

    [Fact]
    public void Create_FewerImages_AreTheBeginningOfMore()
    {
        ByteImages few = SyntheticShapes.Create(37, seed: 3);
        ByteImages many = SyntheticShapes.Create(100, seed: 3);

        for (int i = 0; i < few.Count; i++)
        {
            Assert.Equal(many.LabelOf(i), few.LabelOf(i));
            Assert.Equal(many.PixelsOf(i), few.PixelsOf(i));
        }
    }

    [Fact]
    public void Create_OtherSeed_HasOtherImages()
    {
        Assert.NotEqual(Hash(SyntheticShapes.Create(20, seed: 1)), Hash(SyntheticShapes.Create(20, seed: 2)));
    }

    [Fact]
    public void Create_Images_AreBalancedAndInColour()
    {
        ByteImages shapes = SyntheticShapes.Create(500, seed: 5);

        int[] labels = [.. Enumerable.Range(0, shapes.Count).Select(shapes.LabelOf)];
        ChannelStatistics statistics = ChannelStatistics.Of(shapes);

        Assert.All(Enumerable.Range(0, 10), c => Assert.Equal(50, labels.Count(label => label == c)));
        Assert.Equal((3072, 10, new ImageShape(3, 32, 32)), (shapes.Features, shapes.Classes, shapes.Shape));
        Assert.All(statistics.Mean.ToArray(), mean => Assert.InRange(mean, 0.4f, 0.6f));
        Assert.All(statistics.Deviation.ToArray(), deviation => Assert.InRange(deviation, 0.2f, 0.35f));
        Assert.All(Enumerable.Range(0, 500), i => Assert.NotEqual(
            shapes.PixelsOf(i)[..1024].ToArray(), shapes.PixelsOf(i)[1024..2048].ToArray()));
    }

    // Colours and places say nothing about the class: by the mean image, little more than one in ten is recognised.
    [Fact]
    public void Create_NearestMeanImage_RecognisesHardlyAny()
    {
        ByteImages train = SyntheticShapes.Create(2000, seed: 1);
        ByteImages test = SyntheticShapes.Create(1000, seed: 2);

        Assert.InRange(NearestMean.CountRight(train, test), 80, 250);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(690_001)]
    public void Create_ImpossibleCount_Throws(int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticShapes.Create(count, 1));
    }

    private static string Hash(ByteImages images)
    {
        var bytes = new MemoryStream();
        for (int i = 0; i < images.Count; i++)
        {
            bytes.WriteByte((byte)images.LabelOf(i));
            bytes.Write(images.PixelsOf(i));
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }
}
