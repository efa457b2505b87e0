using System;
using System.Linq;
using System.Reflection;
using CsCheck;
using Pruning.Criteria;
using Pruning.Masks;
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

        MagnitudeCriterion.Score(weights, Norm.L1, scores);

        Assert.Equal(weights.Select(w => w < 0 ? -w : w), scores);
        Assert.False(float.IsNegative(scores[0]));
    }

    [Fact]
    public void Magnitude_ByTheSecondNorm_IsTheSquare()
    {
        float[] scores = new float[3];

        MagnitudeCriterion.Score([-3, 0, 0.5f], Norm.L2, scores);

        Assert.Equal([9, 0, 0.25f], scores);
    }

    [Fact]
    public void Lamp_OfAnyLayer_IsItsDefinitionAndOneForTheLargest()
    {
        Gen.Select(Gen.Int[1, 200], Gen.Int[0, 1_000_000]).Sample((count, seed) =>
        {
            var random = new Random(seed);
            float[] weights = [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(-9, 10) / 8)];
            uint[] mask = new uint[MaskBits.WordsFor(count)];
            for (int i = 0; i < count; i++)
            {
                if (random.Next(4) > 0)
                {
                    MaskBits.Restore(mask, i);
                }
            }

            float[] scores = new float[count];
            LampCriterion.Score(weights, mask, new AscendingOrder(count), scores);

            // Of equal weights the one with the higher index counts as the larger.
            int[] kept = [.. Enumerable.Range(0, count).Where(i => MaskBits.IsKept(mask, i))];
            foreach (int i in kept)
            {
                double all = kept
                    .Where(j => (Math.Abs(weights[j]), j).CompareTo((Math.Abs(weights[i]), i)) >= 0)
                    .Sum(j => (double)weights[j] * weights[j]);
                Assert.Equal(all == 0 ? 0 : (float)((double)weights[i] * weights[i] / all), scores[i], 1e-6f);
            }

            if (kept.Any(i => weights[i] != 0))
            {
                Assert.Equal(1, kept.Max(i => scores[i]));
            }
        });
    }

    [Fact]
    public void Lamp_OfAnInfiniteWeight_IsOne()
    {
        float[] weights = [float.NegativeInfinity, 3, float.PositiveInfinity];
        float[] scores = new float[3];

        LampCriterion.Score(weights, [0b111], new AscendingOrder(3), scores);

        Assert.Equal([1, 0, 1], scores);
    }

    [Fact]
    public void Lamp_OfSquaresThatSinglePrecisionLoses_IsExact()
    {
        // A million weights of 1e-3 beside one of 1: their squares add up to 1, one by one to nothing in single.
        const int Count = 1_000_001;
        float[] weights = new float[Count];
        Array.Fill(weights, 1e-3f);
        weights[^1] = 1;
        uint[] mask = new uint[MaskBits.WordsFor(Count)];
        MaskBits.Fill(mask, Count);
        float[] scores = new float[Count];

        LampCriterion.Score(weights, mask, new AscendingOrder(Count), scores);

        Assert.Equal(1, scores[^1]);
        Assert.Equal(0.5e-6, scores[0], 1e-12);
    }

    // All networks of a class share a criterion, on whatever threads they are pruned.
    [Fact]
    public void Criteria_OfAllKinds_HoldNothingButWhatIsDeclared()
    {
        Type[] criteria = [.. typeof(WeightCriterion).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(WeightCriterion)) && !type.IsAbstract)];
        Assert.NotEmpty(criteria);
        foreach (Type? criterion in criteria)
        {
            for (Type? type = criterion; type != typeof(object); type = type!.BaseType)
            {
                Assert.All(
                    type!.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
                    field => Assert.True(field.FieldType.IsPrimitive || field.FieldType.IsEnum, $"{type}.{field}"));
            }
        }
    }

    [Fact]
    public void AscendingOrder_OfAnyScores_IsThatOfAStableSort()
    {
        Gen.Select(Gen.Float[-1e30f, 1e30f].Array[1, 300], Gen.Int[0, 1_000_000]).Sample((values, seed) =>
        {
            var random = new Random(seed);
            uint[] mask = new uint[MaskBits.WordsFor(values.Length)];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = random.Next(3) == 0 ? values[random.Next(values.Length)] : values[i];
                if (random.Next(3) > 0)
                {
                    MaskBits.Restore(mask, i);
                }
            }

            var order = new AscendingOrder(values.Length);
            int[] expected =
                [.. Enumerable.Range(0, values.Length).Where(i => MaskBits.IsKept(mask, i)).OrderBy(i => values[i])];
            Assert.Equal(expected, order.Of(values, mask).ToArray());
            Assert.Equal(expected, order.Of(values, mask).ToArray());
        });
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
