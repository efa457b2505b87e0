using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

public sealed class LayerSharesTests
{
    // LeNet-300-100: densities in the ratio 1084 / 235200 : 400 / 30000 : 110 / 1000. At 10 % the last layer is full.
    [Theory]
    [InlineData(Scope.Uniform, 26620, new[] { 23520, 3000, 100 })]
    [InlineData(Scope.ErdosRenyi, 13310, new[] { 9051, 3340, 919 })]
    [InlineData(Scope.ErdosRenyi, 26620, new[] { 18714, 6906, 1000 })]
    public void Spread_OverLeNet300_IsAsDefined(Scope scope, int kept, int[] expected)
    {
        int[][] shapes = [[300, 784], [100, 300], [10, 100]];
        int[] sizes = [.. shapes.Select(shape => shape[0] * shape[1])];
        double[] densities = [.. shapes.Select(shape => LayerShares.Density(scope, shape))];
        int[] shares = new int[3];

        LayerShares.Spread(kept, densities, sizes, [0, 0, 0], sizes, shares);

        Assert.Equal(expected, shares);
    }

    [Fact]
    public void Density_OfAConvolution_TakesTheKernelAlongOnlyInItsOwnScope()
    {
        Assert.Equal(1, LayerShares.Density(Scope.Uniform, [8, 4, 3, 5]));
        Assert.Equal(12 / 32.0, LayerShares.Density(Scope.ErdosRenyi, [8, 4, 3, 5]));
        Assert.Equal(20 / 480.0, LayerShares.Density(Scope.ErdosRenyiKernel, [8, 4, 3, 5]));
        Assert.Equal(12 / 32.0, LayerShares.Density(Scope.ErdosRenyiKernel, [8, 4]));
    }

    [Fact]
    public void Spread_AnyBounds_AddsUpExactlyAndIsInProportionWhereNoBoundHolds()
    {
        Gen<(double Density, int Size, int Least, int Most)> layer = Gen.Select(
            Gen.Double[1e-6, 10], Gen.Int[1, 100_000], Gen.Double[0, 1], Gen.Double[0, 1],
            (density, size, a, b) =>
                (density, size, (int)(Math.Min(a, b) * size), (int)Math.Ceiling(Math.Max(a, b) * size)));
        Gen.Select(layer.Array[1, 12], Gen.Double[0, 1]).Sample((layers, part) =>
        {
            int least = layers.Sum(l => l.Least);
            int kept = least + (int)Math.Round(part * (layers.Sum(l => l.Most) - least));
            int[] shares = new int[layers.Length];

            LayerShares.Spread(
                kept,
                [.. layers.Select(l => l.Density)],
                [.. layers.Select(l => l.Size)],
                [.. layers.Select(l => l.Least)],
                [.. layers.Select(l => l.Most)],
                shares);

            Assert.Equal(kept, shares.Sum());
            for (int i = 0; i < shares.Length; i++)
            {
                Assert.InRange(shares[i], layers[i].Least, layers[i].Most);
                for (int j = 0; j < shares.Length; j++)
                {
                    // A layer that could take more has not less than another one that could give, but for rounding.
                    if (shares[i] < layers[i].Most && shares[j] > layers[j].Least)
                    {
                        double own = (shares[i] + 0.5) / (layers[i].Density * layers[i].Size);
                        double other = (shares[j] - 0.5) / (layers[j].Density * layers[j].Size);
                        Assert.True(own >= other * (1 - 1e-9), $"{i}: {own}, {j}: {other}");
                    }
                }
            }
        });
    }

    // With 4 of 14 removed at once, largest remainders would leave 4, 4, 2; step by step they leave 5, 4, 1.
    [Fact]
    public void Spread_OfFewerAndFewer_LeavesWhatOneRemovalDoes()
    {
        Gen<(double Density, int Size)[]> layers = Gen.Select(Gen.Double[1e-3, 10], Gen.Int[1, 60]).Array[1, 8];
        Gen<double[]> removals = Gen.Double[0, 1].Array[1, 6];
        Gen.Select(layers, removals, Gen.Int[0, 2], Gen.Bool).Sample((drawn, rates, minimum, isEven) =>
        {
            double[] densities = [.. drawn.Select(layer => isEven ? 1 : layer.Density)];
            int[] sizes = [.. drawn.Select(layer => layer.Size)];
            int[] least = [.. sizes.Select(size => Math.Min(size, minimum))];
            int[] left = [.. sizes];
            int[] once = new int[sizes.Length];
            foreach (double rate in rates.Order())
            {
                int kept = Math.Max(least.Sum(), sizes.Sum() - RemovalCount.Of(rate, sizes.Sum()));
                int[] next = new int[sizes.Length];
                LayerShares.Spread(kept, densities, sizes, least, left, next);
                LayerShares.Spread(kept, densities, sizes, least, sizes, once);
                Assert.All(next.Zip(left), pair => Assert.True(pair.First <= pair.Second));
                left = next;
            }

            Assert.Equal(once, left);
        });
    }
}
