using System;
using Pruning.Reporting;
using Xunit;

namespace Pruning.Runtime.Tests.Reporting;

public sealed class WeightHistogramTests
{
    [Fact]
    public void Of_SomeRemoved_CountsTheKeptInEqualBins()
    {
        float[] weights = [-1f, -0.6f, -0.5f, 0f, 0.25f, 0.49f, 0.5f, 1f, 9f];

        var histogram = WeightHistogram.Of(weights, [0b0_1111_1111], 4);

        Assert.Equal([2, 1, 3, 2], histogram.Counts);
        Assert.Equal((-1f, 1f, 8), (histogram.Minimum, histogram.Maximum, histogram.Total));
        Assert.Equal([-1, -0.5, 0, 0.5, 1], [.. Bounds(histogram)]);
    }

    [Fact]
    public void Of_EqualOrNoWeights_IsStillDefined()
    {
        Assert.Equal([3, 0], WeightHistogram.Of([2f, 2f, 2f], [0b111], 2).Counts);
        Assert.Equal([0, 0], WeightHistogram.Of([2f, 2f, 2f], [0], 2).Counts);
        Assert.Equal([1, 1], WeightHistogram.Of([float.MinValue, float.MaxValue], [0b11], 2).Counts);
    }

    [Fact]
    public void Of_UnusableInput_SaysWhatIsWrong()
    {
        var error = Assert.Throws<ArgumentException>(
            () => WeightHistogram.Of([1f, float.NaN, float.PositiveInfinity], [0b101], 2));
        Assert.Contains("Weight 2 is Infinity", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => WeightHistogram.Of(new float[33], [0], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightHistogram.Of([1f], [1], 0));
    }

    private static double[] Bounds(WeightHistogram histogram)
    {
        double[] bounds = new double[histogram.Counts.Count + 1];
        for (int i = 0; i < bounds.Length; i++)
        {
            bounds[i] = histogram.LowerBound(i);
        }

        return bounds;
    }
}
