using System;
using System.Linq;
using Pruning.Criteria;
using Xunit;

namespace Pruning.Runtime.Tests.Criteria;

public sealed class CriterionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100)]
    public void Magnitude_AnySigns_IsTheAbsoluteValue(int count)
    {
        float[] weights = Enumerable.Range(0, count).Select(i => (i - (count / 2)) * 0.25f).ToArray();
        weights[0] = -0f;
        float[] scores = new float[count];

        MagnitudeCriterion.Score(weights, scores);

        Assert.Equal(weights.Select(w => w < 0 ? -w : w), scores);
        Assert.False(float.IsNegative(scores[0]));
    }

    [Fact]
    public void Magnitude_LengthsDiffer_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => MagnitudeCriterion.Score(new float[3], new float[4]));
        Assert.Contains("3 weights but room for 4 scores", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_SameSeedAndStream_RepeatsAndOtherwiseDiffers()
    {
        float[] first = Random(seed: 1, stream: 2);

        Assert.Equal(first, Random(seed: 1, stream: 2));
        Assert.NotEqual(first, Random(seed: 2, stream: 2));
        Assert.NotEqual(first, Random(seed: 1, stream: 3));
    }

    [Fact]
    public void Random_ManyScores_AreUniform()
    {
        float[] scores = Random(seed: 5, stream: 0);

        Assert.All(scores, s => Assert.InRange(s, 0f, 0.99999999f));
        Assert.Equal(0.5, scores.Average(), 0.01);
        int[] tenths = new int[10];
        foreach (float score in scores)
        {
            tenths[(int)(score * 10)]++;
        }

        Assert.All(tenths, n => Assert.InRange(n, 1800, 2200));
    }

    private static float[] Random(ulong seed, ulong stream)
    {
        float[] scores = new float[20_000];
        RandomCriterion.Score(scores, seed, stream);
        return scores;
    }
}
