using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Pruning.Runtime.Tests.Memory;
using Pruning.Surgery;
using Xunit;

namespace Pruning.Runtime.Tests.Surgery;

public sealed class WoodFisherBlockTests
{
    private const double Damping = 1e-3;

    [Fact]
    public void TryPrepare_FewerOrMoreSamplesThanWeights_EqualsTheRecursion()
    {
        FisherCase.Any.Sample(
            given =>
            {
                WoodFisherBlock block = Prepare(given, given.Mask);

                double[] inverse = new double[given.Count * given.Count];
                for (int i = 0; i < inverse.Length; i++)
                {
                    inverse[i] = block[i / given.Count, i % given.Count];
                }

                Assert.InRange(Matrices.Difference(Recursion(given), inverse), 0, 1e-8);
            },
            iter: 300);
    }

    [Fact]
    public void Score_AnyBlock_IsTheLossOfOneAlone()
    {
        FisherCase.Any.Sample(
            given =>
            {
                double[] inverse = Recursion(given);
                double[] scores = new double[given.Count];

                Prepare(given, given.Mask).Score(given.Weights, scores);

                double[] expected = [.. given.Weights.Select(
                    (w, q) => given.IsKept[q] ? w * w / (2 * inverse[(q * given.Count) + q]) : 0)];
                Assert.InRange(Matrices.Difference(expected, scores), 0, 1e-8);
            },
            iter: 300);
    }

    [Fact]
    public void Update_AnyBlock_IsTheMinimumThatIsLeftAndZeroWhereRemoved()
    {
        (from given in FisherCase.Any
         from removed in Gen.Int[0, given.Count]
         select (given, removed)).Sample(
            sample =>
            {
                (FisherCase given, int removed) = sample;
                int[] kept = [.. Enumerable.Range(removed, given.Count - removed).Where(i => given.IsKept[i])];
                uint[] mask = given.Mask;
                for (int i = 0; i < removed; i++)
                {
                    MaskBits.Remove(mask, given.First + i);
                }

                double[] weights = (double[])given.Weights.Clone();
                Prepare(given, given.Mask).Update(weights, mask, given.First);

                // F dw is 0 at the minimum, but where weights are held.
                double[] slope = Matrices.Apply(
                    given.Fisher(Damping), [.. weights.Zip(given.Weights, (w, before) => w - before)]);
                Assert.All(kept, i => Assert.InRange(Math.Abs(slope[i]), 0, 1e-9));
                Assert.All(
                    Enumerable.Range(0, given.Count).Except(kept),
                    i => Assert.Equal(0, BitConverter.DoubleToInt64Bits(weights[i])));
            },
            iter: 300);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void Score_GradientsAreZero_IsTheDampingAlone(int samples)
    {
        var block = new WoodFisherBlock(3);
        double[] scores = new double[3];

        Assert.True(block.TryPrepare(new float[3 * samples], 3, samples, 3, [0b111u], 0, 0.25));
        block.Score([1, 2, -3], scores);

        Assert.Equal([0.125, 0.5, 1.125], scores);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void TryPrepare_GradientIsNotFinite_IsFalse(int samples)
    {
        float[] gradients = new float[3 * samples];
        gradients[4] = float.NaN;

        Assert.False(new WoodFisherBlock(3).TryPrepare(gradients, 3, samples, 3, [0b111u], 0, 0.5));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void Block_AnyNumberOfSamples_AllocatesNothing(int samples)
    {
        var block = new WoodFisherBlock(20);
        float[] gradients = new float[20 * samples];
        double[] weights = new double[20];

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            block.TryPrepare(gradients, 20, samples, 20, [0xFFFFFu], 0, Damping);
            block.Score(weights, weights);
            block.Update(weights, [0xF0F0Fu], 0);
        }));
    }

    private static WoodFisherBlock Prepare(FisherCase given, uint[] mask)
    {
        var block = new WoodFisherBlock(given.Count + 1);
        Assert.True(block.TryPrepare(
            given.Gradients, given.Stride, given.Samples, given.Count, mask, given.First, Damping));
        return block;
    }

    // F⁻¹ -= (F⁻¹ g)(F⁻¹ g)ᵀ / (N + gᵀ F⁻¹ g), from I / λ.
    private static double[] Recursion(FisherCase given)
    {
        double[] inverse = [.. Matrices.Identity(given.Count).Select(i => i / Damping)];
        for (int n = 0; n < given.Samples; n++)
        {
            double[] gradient = given.GradientOf(n);
            double[] product = Matrices.Apply(inverse, gradient);
            double sum = given.Samples + gradient.Zip(product, (g, p) => g * p).Sum();
            for (int i = 0; i < inverse.Length; i++)
            {
                inverse[i] -= product[i / given.Count] * product[i % given.Count] / sum;
            }
        }

        return inverse;
    }
}
