using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Pruning.Runtime.Tests.Memory;
using Pruning.Surgery;
using Xunit;

namespace Pruning.Runtime.Tests.Surgery;

public sealed class SparseGptSweepTests
{
    private static readonly Gen<(SweepCase Layer, int BlockSize, int Removed)> Removals =
        from layer in SweepCase.Any(1)
        from blockSize in Gen.Int[1, 20]
        from removed in Gen.Int[0, layer.Weights.Length]
        select (layer, blockSize, removed);

    private static readonly Gen<(SweepCase Layer, int Kept, int Of)> Patterns =
        from of in Gen.OneOf(1, 2, 4, 5)
        from kept in Gen.Int[0, of]
        from layer in SweepCase.Any(of)
        select (layer, kept, of);

    [Fact]
    public void Remove_AnyLayer_EqualsTheNaiveSweepAndRemovesExactlySoMany()
    {
        Removals.Sample(
            given =>
            {
                (SweepCase layer, int blockSize, int removed) = given;
                (double[] expected, bool[] expectedKept) =
                    NaiveSweep.Remove(layer, Shares(layer, blockSize, removed));

                (double[] weights, bool[] isKept) = Remove(layer, blockSize, removed);

                Assert.Equal(expectedKept, isKept);
                Assert.Equal(Math.Max(removed, layer.Removed), isKept.Count(kept => !kept));
                Assert.InRange(Matrices.Difference(expected, weights), 0, 1e-9);
                AssertZeroWhereRemoved(weights, isKept);
            },
            iter: 500);
    }

    [Fact]
    public void RemovePattern_AnyLayer_EqualsTheNaiveSweepAndKeepsAtMostN()
    {
        Patterns.Sample(
            given =>
            {
                (SweepCase layer, int kept, int of) = given;
                (double[] expected, bool[] expectedKept) = NaiveSweep.Keep(layer, kept, of);

                double[] weights = (double[])layer.Weights.Clone();
                uint[] mask = layer.Mask;
                Prepare(layer, 3).RemovePattern(weights, mask, layer.First, kept, of);

                bool[] isKept = layer.KeptIn(mask);
                Assert.Equal(expectedKept, isKept);
                Assert.All(
                    isKept.Chunk(of).Zip(layer.IsKept.Chunk(of)),
                    group => Assert.Equal(
                        Math.Min(kept, group.Second.Count(k => k)), group.First.Count(k => k)));
                Assert.InRange(Matrices.Difference(expected, weights), 0, 1e-9);
                AssertZeroWhereRemoved(weights, isKept);
            },
            iter: 500);
    }

    [Fact]
    public void Remove_HessianIsTheIdentity_RemovesTheSmallestOfEachBlockAndMovesNothing()
    {
        Removals.Sample(
            given =>
            {
                (SweepCase layer, int blockSize, int removed) = given;
                layer = layer with { Hessian = Matrices.Identity(layer.Columns) };

                (double[] weights, bool[] isKept) = Remove(layer, blockSize, removed);

                double[] magnitude = Magnitude(layer, blockSize, removed);
                Assert.Equal(magnitude, weights);
                AssertZeroWhereRemoved(weights, isKept);
            },
            iter: 500);
    }

    [Fact]
    public void Remove_CorrelatedInputs_LosesLessThanMagnitude()
    {
        // Inputs that are averages of their neighbours, as pixels are.
        const int Columns = 40;
        const int Rows = 20;
        var random = new Random(1);
        double[] samples = new double[300 * Columns];
        for (int i = 1; i < samples.Length; i++)
        {
            samples[i] = (0.8 * samples[i - 1]) + random.NextDouble() - 0.5;
        }

        var layer = new SweepCase(
            Matrices.Hessian(samples, Columns),
            [.. Enumerable.Range(0, Rows * Columns).Select(_ => random.NextDouble() - 0.5)],
            [.. Enumerable.Repeat(true, Rows * Columns)],
            Columns,
            0);
        foreach (int removed in (int[])[200, 400, 600, 720])
        {
            double own = layer.ErrorOf(Remove(layer, 16, removed).Weights);
            Assert.InRange(own, 0, 0.95 * layer.ErrorOf(Magnitude(layer, 16, removed)));
        }

        double[] pattern = (double[])layer.Weights.Clone();
        Prepare(layer, 16).RemovePattern(pattern, layer.Mask, 0, 2, 4);
        double[] smallest = (double[])layer.Weights.Clone();
        for (int i = 0; i < smallest.Length; i += 4)
        {
            foreach (int j in Enumerable.Range(i, 4).OrderBy(k => Math.Abs(layer.Weights[k])).Take(2))
            {
                smallest[j] = 0;
            }
        }

        Assert.InRange(layer.ErrorOf(pattern), 0, 0.7 * layer.ErrorOf(smallest));
    }

    [Fact]
    public void Remove_DeadInputs_GoFirstAndStayWhereTheyAreKept()
    {
        // Inputs 0 and 2 are 0 in every sample.
        double[] hessian = [0, 0, 0, 0, 4, 0, 0, 0, 0];
        double[] weights = [7, 1, 8, 9, -2, 6];
        uint[] mask = [0b111111u];
        var sweep = new SparseGptSweep(2, 3);

        Assert.True(sweep.TryPrepare(hessian, 3, 0));
        sweep.Remove(weights, mask, 0, 3);

        Assert.Equal([0, 1, 0, 0, -2, 6], weights);
        Assert.Equal(0b110010u, mask[0]);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(2, 5)]
    [InlineData(5, 4)]
    [InlineData(-1, 4)]
    [InlineData(0, 0)]
    public void RemovePattern_ThatDoesNotFit_Throws(int kept, int of)
    {
        var sweep = new SparseGptSweep(1, 8);
        Assert.True(sweep.TryPrepare(Matrices.Identity(8), 8, 0.01));

        Assert.Throws<ArgumentException>(() => sweep.RemovePattern(new double[8], [0xFFu], 0, kept, of));
    }

    [Fact]
    public void RemovePattern_WiderThanABlock_KeepsTheLargest()
    {
        var sweep = new SparseGptSweep(1, 8, blockSize: 2);
        uint[] mask = [0xFFu];
        Assert.True(sweep.TryPrepare(Matrices.Identity(8), 8, 0.01));

        sweep.RemovePattern([1, 2, 3, 4, -5, 6, 7, -8], mask, 0, 3, 8);

        Assert.Equal(0b11100000u, mask[0]);
    }

    [Fact]
    public void Sweep_OfALayer_AllocatesNothing()
    {
        var sweep = new SparseGptSweep(5, 40, 16);
        double[] hessian = Matrices.Identity(36);
        double[] weights = new double[5 * 36];
        uint[] mask = new uint[MaskBits.WordsFor(weights.Length)];

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            weights.AsSpan().Fill(1);
            MaskBits.Fill(mask, weights.Length);
            sweep.TryPrepare(hessian, 36, 0.01);
            sweep.Remove(weights, mask, 0, 50);
            sweep.RemovePattern(weights, mask, 0, 2, 4);
        }));
    }

    private static (double[] Weights, bool[] IsKept) Remove(SweepCase layer, int blockSize, int removed)
    {
        double[] weights = (double[])layer.Weights.Clone();
        uint[] mask = layer.Mask;
        Prepare(layer, blockSize).Remove(weights, mask, layer.First, removed);
        return (weights, layer.KeptIn(mask));
    }

    private static SparseGptSweep Prepare(SweepCase layer, int blockSize)
    {
        var sweep = new SparseGptSweep(layer.Rows + 1, layer.Columns + 2, blockSize);
        Assert.True(sweep.TryPrepare(layer.Hessian, layer.Columns, 0));
        return sweep;
    }

    // The smallest of each block, ties by lower index.
    private static double[] Magnitude(SweepCase layer, int blockSize, int removed)
    {
        double[] weights = (double[])layer.Weights.Clone();
        foreach ((int begin, (int end, int count)) in Shares(layer, blockSize, removed))
        {
            var smallest = Enumerable.Range(0, weights.Length)
                .Where(i => i % layer.Columns >= begin && i % layer.Columns < end && layer.IsKept[i])
                .OrderBy(i => Math.Abs(layer.Weights[i]))
                .ThenBy(i => i)
                .Take(count);
            foreach (int i in smallest)
            {
                weights[i] = 0;
            }
        }

        return weights;
    }

    // How many more each block loses: in proportion to what it has, rounded as they run.
    private static Dictionary<int, (int End, int Count)> Shares(SweepCase layer, int blockSize, int removed)
    {
        var shares = new Dictionary<int, (int End, int Count)>();
        int kept = layer.IsKept.Count(k => k);
        decimal more = Math.Max(0, removed - layer.Removed);
        int before = 0;
        int keptBefore = 0;
        for (int begin = 0; begin < layer.Columns; begin += blockSize)
        {
            int end = Math.Min(begin + blockSize, layer.Columns);
            keptBefore += layer.IsKept.Where((k, i) => k && i % layer.Columns >= begin && i % layer.Columns < end)
                .Count();
            int after = kept == 0
                ? 0
                : (int)Math.Round(more * keptBefore / kept, MidpointRounding.AwayFromZero);
            shares.Add(begin, (end, after - before));
            before = after;
        }

        return shares;
    }

    private static void AssertZeroWhereRemoved(double[] weights, bool[] isKept)
    {
        Assert.All(
            Enumerable.Range(0, weights.Length).Where(i => !isKept[i]),
            i => Assert.Equal(0, BitConverter.DoubleToInt64Bits(weights[i])));
    }
}
