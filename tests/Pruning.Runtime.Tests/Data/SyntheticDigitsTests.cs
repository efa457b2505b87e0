using System;
using System.IO;
using System.Security.Cryptography;
using Pruning.Data;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class SyntheticDigitsTests
{
    [Fact]
    public void Create_OneSeed_IsTheSameOnEveryMachine()
    {
        Assert.Equal(
            "e9b34846362c7ea99265b3a3a8f1f4cdccfd4d11935a7bbb8f5ca42a2a82becb",
            Hash(SyntheticDigits.Create(1000, seed: 1)));
    }

    [Fact]
    public void Create_FewerImages_AreTheBeginningOfMore()
    {
        ByteImages few = SyntheticDigits.Create(57, seed: 3);
        ByteImages many = SyntheticDigits.Create(200, seed: 3);

        for (int i = 0; i < few.Count; i++)
        {
            Assert.Equal(many.LabelOf(i), few.LabelOf(i));
            Assert.Equal(many.PixelsOf(i), few.PixelsOf(i));
        }
    }

    [Fact]
    public void Create_OtherSeed_HasOtherImages()
    {
        Assert.NotEqual(Hash(SyntheticDigits.Create(20, seed: 1)), Hash(SyntheticDigits.Create(20, seed: 2)));
    }

    [Fact]
    public void Create_Images_AreBalancedWithABlackBackground()
    {
        ByteImages digits = SyntheticDigits.Create(2000, seed: 5);
        int[] counts = new int[10];
        int zeros = 0;
        int bright = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            counts[digits.LabelOf(i)]++;
            zeros += digits.PixelsOf(i).Count((byte)0);
            Assert.True(digits.PixelsOf(i).ContainsAnyInRange((byte)100, (byte)255));
            bright += digits.PixelsOf(i).ContainsAnyInRange((byte)200, (byte)255) ? 1 : 0;
        }

        Assert.All(counts, count => Assert.Equal(200, count));
        Assert.InRange(zeros / (2000 * 784.0), 0.76, 0.85);
        Assert.InRange(bright, 1800, 2000);
    }

    // Learnable, but not by the simplest means: the mean image of each digit recognises many, not most of the rest.
    [Fact]
    public void Create_NearestMeanImage_RecognisesBetweenHalfAndNineTenths()
    {
        ByteImages train = SyntheticDigits.Create(5000, seed: 1);
        ByteImages test = SyntheticDigits.Create(1000, seed: 2);

        Assert.InRange(NearestMean.CountRight(train, test), 500, 900);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2_700_001)]
    public void Create_ImpossibleCount_Throws(int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SyntheticDigits.Create(count, 1));
    }

    private static string Hash(ByteImages digits)
    {
        var bytes = new MemoryStream();
        for (int i = 0; i < digits.Count; i++)
        {
            bytes.WriteByte((byte)digits.LabelOf(i));
            bytes.Write(digits.PixelsOf(i));
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }
}
