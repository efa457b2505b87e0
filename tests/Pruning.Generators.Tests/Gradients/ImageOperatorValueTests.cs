using System;
using System.Linq;
using Pruning.Reference.Operators;
using Xunit;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>The forward rules of the operators on images, by numbers that were worked out by hand.</summary>
public sealed class ImageOperatorValueTests
{
    private static readonly double[] Nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Fact]
    public void Conv2D_TwoByTwo_IsTheSumOfProductsPlusB()
    {
        double[] y = Conv2DReference.Forward(Nine, [1, 2, 3, 4], [10], new Windows(1, 1, 3, 3, 2), 1, groups: 1);
        Assert.Equal([47, 57, 77, 87], y);
    }

    [Fact]
    public void Conv2D_StrideTwoAndPadding_BeginsOutsideOfTheImage()
    {
        // Centres at the corners: the taps to the right and below are 10 and 100.
        double[] w = [0, 0, 0, 0, 1, 10, 0, 100, 0];
        double[] y = Conv2DReference.Forward(Nine, w, null, new Windows(1, 1, 3, 3, 3, 2, 1), 1, groups: 1);
        Assert.Equal([421, 603, 87, 9], y);
    }

    [Fact]
    public void Conv2D_PaddingBeyondTheImage_ShowsTheKernelReversed()
    {
        double[] y = Conv2DReference.Forward([2], Nine, null, new Windows(1, 1, 1, 1, 3, 1, 2), 1, groups: 1);
        Assert.Equal([18, 16, 14, 12, 10, 8, 6, 4, 2], y);
    }

    [Fact]
    public void Conv2D_TwoSamplesChannelsAndFilters_SumsOverChannels()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8];
        double[] y = Conv2DReference.Forward(
            x, [1, 10, -1, 1], [0, 100], new Windows(2, 2, 1, 2, 1), filters: 2, groups: 1);
        Assert.Equal([31, 42, 102, 102, 75, 86, 102, 102], y);
    }

    [Fact]
    public void Conv2D_Groups_ReadTheirOwnChannelsOnly()
    {
        double[] x = [1, 2, 3, 4];
        Windows pixel = new(1, 4, 1, 1, 1);
        Assert.Equal([21, 43], Conv2DReference.Forward(x, [1, 10, 1, 10], null, pixel, filters: 2, groups: 2));
        Assert.Equal([1, 4, 9, 16], Conv2DReference.Forward(x, [1, 2, 3, 4], null, pixel, filters: 4, groups: 4));

        // Two filters to a channel.
        double[] y = Conv2DReference.Forward(
            [1, 2], [1, 2, 3, 4], null, new Windows(1, 2, 1, 1, 1), filters: 4, groups: 2);
        Assert.Equal([1, 2, 6, 8], y);
    }

    [Fact]
    public void BatchNorm_TwoSamplesOfTwoChannels_HaveMeanShiftAndDeviationScale()
    {
        double[] x = [1, 3, 10, 10, 5, 7, 10, 14];
        double[] mean = BatchNormReference.Mean(x, channels: 2, pixels: 2);
        double[] variance = BatchNormReference.Variance(x, channels: 2, pixels: 2);
        Assert.Equal([4, 11], mean);
        Assert.Equal([5, 3], variance);
        double[] y = BatchNormReference.Forward(x, mean, variance, [3, 2], [0, 1], epsilon: 4, pixels: 2);
        double root = 2 / Math.Sqrt(7);
        double[] expected = [-3, -1, 1 - root, 1 - root, 1, 3, 1 - root, 1 + (3 * root)];
        Assert.All(y.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 14));
    }

    [Fact]
    public void BatchNorm_RunningStatistics_MoveByMomentumTowardsTheUnbiasedOnes()
    {
        double[] x = [1, 3, 5, 7];
        Assert.Equal([5.5], BatchNormReference.MovedMean([6], x, momentum: 0.25, pixels: 2));

        // The variance over n is 5, over n - 1 it is 20 / 3.
        Assert.Equal(
            6 + (0.25 * ((20.0 / 3) - 6)), BatchNormReference.MovedVariance([6], x, 0.25, pixels: 2)[0], 14);
    }

    [Fact]
    public void BatchNorm_OneValue_HasNoVariance()
    {
        Assert.Equal([0.5], BatchNormReference.MovedVariance([1], [7], momentum: 0.5, pixels: 1));
        Assert.Equal([2.0], BatchNormReference.Forward([7], [7], [0], [5], [2], epsilon: 1e-5, pixels: 1));
    }

    [Fact]
    public void MaxPool_OverlappingWindows_TakesTheLargest()
    {
        double[] x = [1, 9, 2, 3, 4, 8, 7, 5, 6];
        Assert.Equal([9, 9, 7, 8], MaxPoolReference.Forward(x, new Windows(1, 1, 3, 3, 2, 1)));
        Assert.Equal([9], MaxPoolReference.Forward(x, new Windows(1, 1, 3, 3, 2, 2)));
    }

    [Fact]
    public void MaxPool_EqualValues_ChoosesTheFirst()
    {
        Windows windows = new(1, 1, 2, 2, 2);
        Assert.Equal([0], MaxPoolReference.Chosen([5, 5, 5, 5], windows));
        Assert.Equal([0, 3, 0, 0], MaxPoolReference.InputGradient([3], [1, 5, 5, 5], windows));
    }

    [Fact]
    public void MaxPool_WindowsReachingOutside_NeverChooseWhatIsThere()
    {
        double[] y = MaxPoolReference.Forward([-1, -2, -3, -4], new Windows(1, 1, 2, 2, 3, 2, 1));
        Assert.Equal([-1], y);
        Assert.Equal(
            [-1, -2, -3, -4], MaxPoolReference.Forward([-1, -2, -3, -4], new Windows(1, 1, 2, 2, 2, 2, 1)));
    }

    [Fact]
    public void AveragePool_WindowsReachingOutside_CountThePixelsInside()
    {
        Assert.Equal([1, 2.5, 5.5, 7], AveragePoolReference.Forward(Nine, new Windows(1, 1, 3, 3, 2, 2, 1)));
        Assert.Equal([3, 4, 6, 7], AveragePoolReference.Forward(Nine, new Windows(1, 1, 3, 3, 2)));
    }

    [Fact]
    public void GlobalAveragePool_TwoChannels_IsTheMeanOfEach()
    {
        Assert.Equal([2, 5], GlobalAveragePoolReference.Forward([1, 2, 3, 4, 5, 6], pixels: 3));
    }

    [Fact]
    public void Flatten_AnImage_MovesNothing()
    {
        Assert.Equal(Nine, FlattenReference.Forward(Nine));
    }

    [Fact]
    public void Add_ThreeInputs_SumsThem()
    {
        Assert.Equal([111, 222], AddReference.Forward([[1, 2], [10, 20], [100, 200]]));
    }

    [Fact]
    public void Concat_TwoSamples_PutsChannelsBehindEachOther()
    {
        double[] y = ConcatReference.Forward([[1, 2, 3, 4], [10, 20]], samples: 2);
        Assert.Equal([1, 2, 10, 3, 4, 20], y);
        Assert.Equal([[1, 2, 3, 4], [10, 20]], ConcatReference.InputGradients(y, [2, 1], samples: 2));
    }

    [Fact]
    public void Subsample_StrideTwoAndMoreChannels_TakesEverySecondPixelAndAddsZeros()
    {
        Windows windows = new(2, 1, 3, 3, 1, 2);
        double[] y = SubsampleReference.Forward([.. Nine, .. Nine], windows, outputs: 2);
        Assert.Equal([1, 3, 7, 9, 0, 0, 0, 0, 1, 3, 7, 9, 0, 0, 0, 0], y);
        Assert.Equal(
            [1, 0, 3, 0, 0, 0, 7, 0, 9, 1, 0, 3, 0, 0, 0, 7, 0, 9],
            SubsampleReference.InputGradient(y, windows, outputs: 2));
    }
}
