using System;
using System.Linq;
using Pruning.Training;
using Xunit;

namespace Pruning.Runtime.Tests.Training;

public sealed class WeightInitializerTests
{
    // fan-in 200, fan-out 100; the deviation of a uniform number in ±a is a / sqrt(3).
    [Theory]
    [InlineData(Initializer.HeNormal, 0.1)]
    [InlineData(Initializer.HeUniform, 0.1)]
    [InlineData(Initializer.GlorotNormal, 0.08164965809277261)]
    [InlineData(Initializer.GlorotUniform, 0.08164965809277261)]
    [InlineData(Initializer.LecunNormal, 0.07071067811865475)]
    [InlineData(Initializer.FanInUniform, 0.040824829046386304)]
    public void Fill_ManyWeights_HaveTheMomentsOfTheDistribution(Initializer initializer, double deviation)
    {
        float[] weights = Draw(initializer, seed: 3, stream: 1);

        double mean = weights.Average(w => (double)w);
        double variance = weights.Average(w => (w - mean) * (w - mean));
        double kurtosis = weights.Average(w => Math.Pow(w - mean, 4)) / (variance * variance);

        // About five standard errors of 100,000 numbers.
        Assert.Equal(0, mean / deviation, 0.016);
        Assert.Equal(deviation, Math.Sqrt(variance), 0.012 * deviation);
        bool uniform =
            initializer is Initializer.HeUniform or Initializer.GlorotUniform or Initializer.FanInUniform;
        Assert.Equal(uniform ? 1.8 : 3.0, kurtosis, 0.1);
        if (uniform)
        {
            double limit = deviation * Math.Sqrt(3);
            Assert.InRange(weights.Max(), 0.999 * limit, limit * 1.0000001);
            Assert.InRange(weights.Min(), -limit * 1.0000001, -0.999 * limit);
        }
    }

    [Fact]
    public void Fill_SameSeedAndStream_RepeatsAndOtherwiseDiffers()
    {
        float[] first = Draw(Initializer.HeNormal, seed: 1, stream: 2);

        Assert.Equal(first, Draw(Initializer.HeNormal, seed: 1, stream: 2));
        Assert.NotEqual(first, Draw(Initializer.HeNormal, seed: 2, stream: 2));
        Assert.NotEqual(first, Draw(Initializer.HeNormal, seed: 1, stream: 3));
    }

    [Fact]
    public void Fill_Zeros_ClearsWhatWasThere()
    {
        float[] weights = [1, -2, float.NaN];
        WeightInitializer.Fill(weights, Initializer.Zeros, 1, 1, 0, 0);
        Assert.Equal([0f, 0f, 0f], weights);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Fill_NoFan_Throws(int fanIn, int fanOut) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => WeightInitializer.Fill(new float[1], Initializer.HeNormal, fanIn, fanOut, 0, 0));

    private static float[] Draw(Initializer initializer, ulong seed, ulong stream)
    {
        float[] weights = new float[100_000];
        WeightInitializer.Fill(weights, initializer, 200, 100, seed, stream);
        return weights;
    }
}
