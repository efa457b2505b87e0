using System;
using System.Linq;
using Pruning.Masks;
using Pruning.Penalties;
using Xunit;

namespace Pruning.Runtime.Tests.Penalties;

/// <summary>Gradients of penalties are those of their values.</summary>
public sealed class PenaltyGradientsTests
{
    private const int Count = 37;
    private const float There = 0.25f;

    [Theory]
    [InlineData(Norm.L1)]
    [InlineData(Norm.L2)]
    [InlineData(Norm.LInfinity)]
    [InlineData(Norm.Group)]
    [InlineData(Norm.HoyerSquare)]
    public void Add_AnyNorm_IsTheDifferenceOfTheValues(Norm norm)
    {
        const double Distance = 1e-5;
        const double Strength = 0.8;
        float[] weights = Draw(1);
        float[] gradients = new float[Count];
        Array.Fill(gradients, There);

        Add(norm, weights, Strength, gradients);

        double[] x = Array.ConvertAll(weights, w => (double)w);
        for (int i = 0; i < Count; i++)
        {
            double at = x[i];
            x[i] = at + Distance;
            double above = PenaltyReference.Value(norm, Strength, x);
            x[i] = at - Distance;
            double below = PenaltyReference.Value(norm, Strength, x);
            x[i] = at;
            Assert.Equal((above - below) / (2 * Distance), gradients[i] - There, 2e-6);
        }
    }

    [Fact]
    public void AddHoyerSquare_AnyWeights_IsOrthogonalToThem()
    {
        float[] weights = Draw(2);
        float[] gradients = new float[Count];

        PenaltyGradients.AddHoyerSquare(weights, 0.8, gradients);

        Assert.Equal(0, weights.Zip(gradients, (w, g) => (double)w * g).Sum(), 1e-5);
        Assert.True(gradients.Max(MathF.Abs) > 0.1f);
    }

    [Theory]
    [InlineData(Norm.L1)]
    [InlineData(Norm.L2)]
    [InlineData(Norm.LInfinity)]
    [InlineData(Norm.Group)]
    [InlineData(Norm.HoyerSquare)]
    public void Add_Zeros_AddsNothing(Norm norm)
    {
        float[] gradients = new float[Count];
        Array.Fill(gradients, There);

        Add(norm, new float[Count], 0.8, gradients);

        Assert.All(gradients, gradient => Assert.Equal(There, gradient));
    }

    // Two of one size have half of the subgradient each.
    [Fact]
    public void AddLInfinity_SeveralLargest_ShareIt()
    {
        float[] gradients = new float[4];

        PenaltyGradients.AddLInfinity([0.5f, -2, 2, 0], 3, gradients);

        Assert.Equal([0, -1.5f, 1.5f, 0], gradients);
    }

    [Fact]
    public void AddL2_ChosenWeights_LeavesTheOthers()
    {
        float[] weights = Draw(3, 100);
        float[] gradients = new float[100];
        uint[] chosen = new uint[MaskBits.WordsFor(100)];
        chosen[1] = uint.MaxValue;
        MaskBits.Restore(chosen, 3);
        MaskBits.Restore(chosen, 99);

        PenaltyGradients.AddL2(weights, chosen, 0.5f, gradients);

        for (int i = 0; i < 100; i++)
        {
            Assert.Equal(i is 3 or 99 or (>= 32 and < 64) ? 0.5f * weights[i] : 0, gradients[i]);
        }
    }

    private static void Add(Norm norm, float[] weights, double strength, float[] gradients)
    {
        switch (norm)
        {
            case Norm.L1:
                PenaltyGradients.AddL1(weights, (float)strength, gradients);
                break;
            case Norm.L2:
                PenaltyGradients.AddL2(weights, (float)strength, gradients);
                break;
            case Norm.LInfinity:
                PenaltyGradients.AddLInfinity(weights, strength, gradients);
                break;
            case Norm.Group:
                PenaltyGradients.AddGroup(weights, strength, gradients);
                break;
            default:
                PenaltyGradients.AddHoyerSquare(weights, strength, gradients);
                break;
        }
    }

    // None so near zero that a difference would go past it.
    private static float[] Draw(int seed, int count = Count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            (float)((0.05 + random.NextDouble()) * (random.Next(2) == 0 ? 1 : -1)))];
    }
}
