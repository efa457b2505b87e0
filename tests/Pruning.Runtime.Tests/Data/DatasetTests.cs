using System;
using Pruning.Data;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class DatasetTests
{
    private static readonly float[] Six = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void FromArrays_Labels_GiveSamplesAndOneHotTargets()
    {
        Dataset data = Dataset.FromArrays(Six, [2, 0, 1], 3);
        float[] sample = [0, 0, 9];
        float[] target = [7, 7, 7, 7];

        data.CopySample(1, sample);
        data.CopyTarget(0, target);

        Assert.Equal((3, 2, 3, 0), (data.Count, data.Features, data.Classes, data.Targets));
        Assert.Equal([3, 4, 9], sample);
        Assert.Equal([0, 0, 1, 0], target);
        Assert.Equal(1, data.LabelOf(2));
    }

    [Fact]
    public void FromArrays_Targets_AreCopied()
    {
        Dataset data = Dataset.FromArrays(Six, 3, [10, 20], 1);
        float[] target = [0];

        data.CopyTarget(1, target);

        Assert.Equal((2, 3, 0, 1), (data.Count, data.Features, data.Classes, data.Targets));
        Assert.Equal([20], target);
        Assert.Throws<InvalidOperationException>(() => data.LabelOf(0));
        Assert.Throws<ArgumentException>(() => data.CopyTarget(0, new float[2]));
    }

    [Fact]
    public void FromArrays_Jagged_EqualsFlat()
    {
        Dataset labelled = Dataset.FromArrays([[1, 2], [3, 4]], [0, 1], 2);
        Dataset regression = Dataset.FromArrays([[1, 2], [3, 4]], [[5], [6]]);
        float[] sample = new float[2];
        float[] target = new float[1];

        labelled.CopySample(1, sample);
        regression.CopyTarget(1, target);

        Assert.Equal([3, 4], sample);
        Assert.Equal([6], target);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "infinity")]
    [InlineData(float.NegativeInfinity, "-infinity")]
    public void FromArrays_FeatureNotFinite_NamesSampleAndFeature(float value, string said)
    {
        float[] features = [1, 2, 3, 4, 5, value];

        ArgumentException e = Assert.Throws<ArgumentException>(() => Dataset.FromArrays(features, [0, 0], 1));

        Assert.StartsWith($"Sample 1, feature 2 is {said};", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromArrays_TargetNotFinite_NamesSampleAndTarget()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(
            () => Dataset.FromArrays(Six, 3, [1, 2, float.NaN, 4], 2));

        Assert.StartsWith("Sample 1, target 0 is NaN;", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void FromArrays_LabelOutOfRange_NamesSampleAndRange(int label)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Dataset.FromArrays(Six, [0, label], 2));

        Assert.StartsWith(
            FormattableString.Invariant($"Sample 1 has label {label}, which is not in 0..1."),
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void FromArrays_SizesDisagree_Throws()
    {
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays(Six, [0, 0, 0, 0], 1));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays(Six, [], 1));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays(Six, 4, [1], 1));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays(Six, 3, [1, 2, 3], 1));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([[1, 2], [3]], [0, 0], 1));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([[1, 2], [3, 4]], [0], 1));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([[1, 2], [3, 4]], [[1]]));
    }

    [Fact]
    public void Slice_OfSlice_SeesTheRightSamples()
    {
        Dataset data = Dataset.FromArrays(Six, [0, 1, 2, 3, 4, 5], 6).Slice(1, 4).Slice(1, 2);
        float[] sample = new float[1];
        float[] target = new float[6];

        data.CopySample(1, sample);
        data.CopyTarget(1, target);

        Assert.Equal((2, 6), (data.Count, data.Classes));
        Assert.Equal([4], sample);
        Assert.Equal([0, 0, 0, 1, 0, 0], target);
        Assert.Equal(2, data.LabelOf(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.LabelOf(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.CopySample(2, sample));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.CopyTarget(-1, target));
    }

    [Fact]
    public void Slice_BeyondTheSet_Throws()
    {
        Dataset data = Dataset.FromArrays(Six, [0, 0, 0], 1);

        Assert.Equal(2, data.Take(2).Count);
        Assert.Same(data, data.Take(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Take(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Take(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Slice(3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Slice(1, int.MaxValue));
    }

    [Fact]
    public void Samples_WrongIndexOrShortDestination_Throw()
    {
        Dataset data = Dataset.FromArrays(Six, [0, 1, 2], 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => data.CopySample(3, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.CopySample(-1, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.CopySample(0, new float[1]));
        Assert.Throws<ArgumentException>(() => data.CopyTarget(2, new float[2]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(784)]
    public void ByteImages_Sample_IsEachPixelTimesTheScale(int features)
    {
        byte[] pixels = new byte[2 * features];
        new Random(features).NextBytes(pixels);
        var images = new ByteImages("noise", pixels, [0, 1], 2);
        float[] sample = new float[features + 1];

        images.CopySample(1, sample);

        for (int i = 0; i < features; i++)
        {
            Assert.Equal(pixels[features + i] * (1f / 255), sample[i]);
        }

        Assert.Equal(0, sample[features]);
        Assert.Throws<ArgumentOutOfRangeException>(() => images.CopySample(0, new float[features - 1]));
    }

    [Fact]
    public void ByteImages_WrongArguments_Throw()
    {
        Assert.Throws<ArgumentException>(() => new ByteImages("x", new byte[5], [0, 1], 2));
        Assert.Throws<ArgumentException>(() => new ByteImages("x", new byte[4], [], 2));
        Assert.Throws<ArgumentException>(() => new ByteImages("x", new byte[4], [0, 2], 2));
        Assert.Throws<ArgumentException>(() => new ByteImages("x", new byte[4], [0, 1], 2, float.NaN));
    }

    [Fact]
    public void Samples_Copied_AllocateNothing()
    {
        Dataset[] sets =
        [
            Dataset.FromArrays(new float[64], [0, 1], 2),
            Dataset.FromArrays(new float[96], [0, 1, 1], 2).Slice(1, 2),
            new ByteImages("bytes", new byte[64], [0, 1], 2),
        ];
        float[] sample = new float[32];
        float[] target = new float[2];
        CopyAll(sets, sample, target);

        Assert.Equal(0, AllocatedBytes.Of(() => CopyAll(sets, sample, target)));
    }

    private static void CopyAll(Dataset[] sets, float[] sample, float[] target)
    {
        foreach (Dataset data in sets)
        {
            data.CopySample(1, sample);
            data.CopyTarget(1, target);
        }
    }
}
