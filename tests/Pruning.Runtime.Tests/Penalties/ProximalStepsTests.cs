using System;
using System.Linq;
using Pruning.Penalties;
using Xunit;

namespace Pruning.Runtime.Tests.Penalties;

/// <summary>Proximal steps are what minimises (x - w)² / (2 s) + penalty.</summary>
public sealed class ProximalStepsTests
{
    private const float Epsilon = 0.05f;
    private const float Correction = 1.3f;
    private const double Tolerance = 1e-6;

    public static TheoryData<Norm, bool> Cases
    {
        get
        {
            TheoryData<Norm, bool> cases = [];
            foreach (Norm norm in new[] { Norm.L1, Norm.L2, Norm.Group, Norm.LInfinity })
            {
                cases.Add(norm, false);
                cases.Add(norm, true);
            }

            return cases;
        }
    }

    // Three weights: what is searched is a cube, without a thought of how the norm looks.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_FewWeights_IsTheLeastOfASearch(Norm norm, bool isScaled)
    {
        var random = new Random(7);
        int zeros = 0;
        for (int repetition = 0; repetition < 16; repetition++)
        {
            float[] weights = Draw(random, 3);
            float[] moments = isScaled ? Squares(random, 3) : [];
            double strength = Math.Pow(10, (2 * random.NextDouble()) - 0.8);
            double[] steps = SizesOf(moments, 3);
            double[] expected = PenaltyReference.Proximal(
                Array.ConvertAll(weights, w => (double)w), steps, x => PenaltyReference.Value(norm, strength, x));

            Step(norm, weights, new StepSizes(0.3f, moments, Correction, Epsilon), strength);

            Assert.All(weights.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
            zeros += weights.Count(weight => weight == 0);
        }

        // Some came to zero, exactly, and others did not; only L2 never brings any there.
        Assert.InRange(zeros, norm == Norm.L2 ? 0 : 1, norm == Norm.L2 ? 0 : 47);
    }

    // As many as fill two vectors and a rest.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void L1AndL2_ManyWeights_AreThoseOfEachWeight(bool isScaled)
    {
        foreach (Norm norm in new[] { Norm.L1, Norm.L2 })
        {
            var random = new Random(3);
            float[] weights = Draw(random, 37);
            float[] moments = isScaled ? Squares(random, 37) : [];
            double[] steps = SizesOf(moments, 37);
            double[] expected = [.. weights.Select((w, i) => PenaltyReference.Proximal(
                [w], [steps[i]], x => PenaltyReference.Value(norm, 0.7, x))[0])];

            Step(norm, weights, new StepSizes(0.3f, moments, Correction, Epsilon), 0.7);

            Assert.All(weights.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Group_ManyWeights_MeetsTheConditionOfTheLeast(bool isScaled)
    {
        var random = new Random(5);
        float[] before = Draw(random, 101);
        float[] moments = isScaled ? Squares(random, 101) : [];
        double[] steps = SizesOf(moments, 101);
        const double Strength = 1.5;
        float[] after = [.. before];

        ProximalSteps.Group(after, new StepSizes(0.3f, moments, Correction, Epsilon), Strength);

        // (x - w) / s + τ x / ‖x‖ = 0.
        double norm = Math.Sqrt(after.Sum(x => (double)x * x));
        Assert.InRange(norm, 0.1, Math.Sqrt(before.Sum(w => (double)w * w)));
        Assert.All(
            Enumerable.Range(0, 101),
            i => Assert.Equal(before[i], after[i] + (steps[i] * Strength * after[i] / norm), Tolerance));
    }

    // The projection on the ball of L1 by sorting (Duchi et al. 2008), and Moreau's decomposition.
    [Fact]
    public void LInfinity_ManyWeights_IsThatOfSorting()
    {
        var random = new Random(6);
        float[] weights = Draw(random, 203);
        const double Radius = 0.3 * 9.0;
        double[] sorted = [.. weights.Select(w => Math.Abs((double)w)).OrderDescending()];
        double sum = 0;
        double level = 0;
        for (int i = 0; i < sorted.Length && sorted[i] > (sum + sorted[i] - Radius) / (i + 1); i++)
        {
            sum += sorted[i];
            level = (sum - Radius) / (i + 1);
        }

        double[] expected = [.. weights.Select(w => w - (Math.Sign(w) * Math.Max(0, Math.Abs((double)w) - level)))];

        ProximalSteps.LInfinity(weights, StepSizes.Uniform(0.3f), 9);

        Assert.InRange(level, 0.1, sorted[0]);
        Assert.All(weights.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
    }

    [Fact]
    public void LInfinity_ManyScaledWeights_CutsOffAsMuchAsIsAsked()
    {
        var random = new Random(8);
        float[] before = Draw(random, 203);
        float[] moments = Squares(random, 203);
        double[] steps = SizesOf(moments, 203);
        float[] after = [.. before];

        ProximalSteps.LInfinity(after, new StepSizes(0.3f, moments, Correction, Epsilon), 9);

        float level = after.Max(MathF.Abs);
        Assert.Equal(9, before.Zip(steps, (w, s) => Math.Max(0, Math.Abs(w) - level) / s).Sum(), 1e-4);
        Assert.All(before.Zip(after), pair => Assert.Equal(Math.Clamp(pair.First, -level, level), pair.Second));
    }

    // L1 and L2 before a group: the steps one after the other are that of the sum.
    [Fact]
    public void Steps_OfSeveralPenalties_AreThatOfTheirSum()
    {
        var random = new Random(9);
        for (int repetition = 0; repetition < 8; repetition++)
        {
            Norm norm = repetition % 2 == 0 ? Norm.Group : Norm.LInfinity;
            float[] weights = Draw(random, 3);
            float[] moments = Squares(random, 3);
            double[] expected = PenaltyReference.Proximal(
                Array.ConvertAll(weights, w => (double)w),
                SizesOf(moments, 3),
                x => PenaltyReference.Value(Norm.L1, 0.1, x) + PenaltyReference.Value(Norm.L2, 0.8, x)
                    + PenaltyReference.Value(norm, 0.3, x));

            var sizes = new StepSizes(0.3f, moments, Correction, Epsilon);
            ProximalSteps.L1(weights, sizes, 0.1f);
            ProximalSteps.L2(weights, sizes, 0.8f);
            Step(norm, weights, sizes.Behind(0.8f), 0.3);

            Assert.All(weights.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
        }
    }

    [Theory]
    [InlineData(Norm.L1)]
    [InlineData(Norm.L2)]
    [InlineData(Norm.Group)]
    [InlineData(Norm.LInfinity)]
    public void Step_Zeros_StayPlusZeroAndAreWithoutEffect(Norm norm)
    {
        var random = new Random(4);
        float[] kept = Draw(random, 20);
        float[] spread = new float[40];
        for (int i = 0; i < 20; i++)
        {
            spread[2 * i] = kept[i];
        }

        Step(norm, kept, StepSizes.Uniform(0.1f), 0.4);
        Step(norm, spread, StepSizes.Uniform(0.1f), 0.4);

        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(kept[i], spread[2 * i], 1e-7f));
        Assert.All(
            Enumerable.Range(0, 20), i => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(spread[(2 * i) + 1])));
    }

    // What has diverged must be found by who looks for it.
    [Theory]
    [InlineData(Norm.L1)]
    [InlineData(Norm.L2)]
    [InlineData(Norm.Group)]
    [InlineData(Norm.LInfinity)]
    public void Step_WeightsThatAreNoNumbers_DoesNotHideThem(Norm norm)
    {
        float[] weights = Draw(new Random(2), 20);
        weights[3] = float.NaN;
        weights[18] = float.NaN;

        Step(norm, weights, StepSizes.Uniform(0.1f), 100);

        Assert.True(float.IsNaN(weights[3]) && float.IsNaN(weights[18]));
    }

    private static void Step(Norm norm, Span<float> weights, StepSizes steps, double strength)
    {
        switch (norm)
        {
            case Norm.L1:
                ProximalSteps.L1(weights, steps, (float)strength);
                break;
            case Norm.L2:
                ProximalSteps.L2(weights, steps, (float)strength);
                break;
            case Norm.Group:
                ProximalSteps.Group(weights, steps, strength);
                break;
            default:
                ProximalSteps.LInfinity(weights, steps, strength);
                break;
        }
    }

    private static float[] Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];

    private static float[] Squares(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)Math.Pow(random.NextDouble(), 2))];

    private static double[] SizesOf(float[] moments, int count) => moments.Length == 0
        ? [.. Enumerable.Repeat((double)0.3f, count)]
        : [.. moments.Select(v => 0.3f / (Math.Sqrt((double)v * Correction) + Epsilon))];
}
