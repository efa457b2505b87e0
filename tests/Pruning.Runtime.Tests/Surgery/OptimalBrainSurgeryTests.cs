using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Pruning.Runtime.Tests.Memory;
using Pruning.Surgery;
using Xunit;

namespace Pruning.Runtime.Tests.Surgery;

public sealed class OptimalBrainSurgeryTests
{
    private static readonly Gen<(QuadraticRow Row, int Removed)> Removals =
        from row in QuadraticRow.Any
        from removed in Gen.Int[0, row.Kept.Length]
        select (row, removed);

    [Fact]
    public void Trace_AnyRow_EachTimeRemovesWhatCostsLeast()
    {
        Removals.Sample(
            given =>
            {
                (int[] order, double[] losses) = Trace(given.Row, given.Removed);

                Assert.Equal(given.Removed, order.Length);
                int[] left = given.Row.Kept;
                double before = given.Row.MinimumOf(left).Loss;
                for (int t = 0; t < order.Length; t++)
                {
                    double[] costs = [.. left.Select(q => given.Row.MinimumOf([.. left.Where(i => i != q)]).Loss)];
                    double own = costs[Array.IndexOf(left, order[t])];
                    Assert.InRange(own, 0, costs.Min() + (1e-9 * (1 + own)));
                    Assert.InRange(Math.Abs(losses[t] - (own - before)), 0, 1e-9 * (1e-3 + own));
                    left = [.. left.Where(i => i != order[t])];
                    before = own;
                }
            },
            iter: 500);
    }

    [Fact]
    public void Update_AnyRow_LosesExactlyWhatWasPredicted()
    {
        Removals.Sample(
            given =>
            {
                (int[] order, double[] losses) = Trace(given.Row, given.Removed);

                double[] row = Update(given.Row, order);

                double loss = Matrices.Loss(given.Row.Hessian, row, given.Row.Weights);
                Assert.InRange(Math.Abs(losses.Sum() - loss), 0, 1e-10 * (1e-6 + loss));
            },
            iter: 500);
    }

    [Fact]
    public void Update_AnyRow_IsTheMinimumThatIsLeftAndZeroWhereRemoved()
    {
        Removals.Sample(
            given =>
            {
                int[] removed = [.. given.Row.Kept.Take(given.Removed)];

                double[] row = Update(given.Row, removed);

                int[] kept = [.. given.Row.Kept.Except(removed)];
                Assert.InRange(Matrices.Difference(given.Row.MinimumOf(kept).Weights, row), 0, 1e-10);
                Assert.All(
                    Enumerable.Range(0, row.Length).Except(kept),
                    i => Assert.Equal(0, BitConverter.DoubleToInt64Bits(row[i])));
            },
            iter: 500);
    }

    [Fact]
    public void Update_OneAfterTheOther_EqualsAllAtOnce()
    {
        Removals.Sample(
            given =>
            {
                int[] order = [.. given.Row.Kept.Reverse().Take(given.Removed)];
                QuadraticRow row = given.Row;
                for (int t = 1; t <= order.Length; t++)
                {
                    row = row with { Weights = Update(row, order[..t]) };
                }

                Assert.InRange(Matrices.Difference(Update(given.Row, order), row.Weights), 0, 1e-10);
            },
            iter: 500);
    }

    [Fact]
    public void Trace_DeadInputs_GoFirstAtNoLossAndStayWhereTheyAreKept()
    {
        // Inputs 1 and 3 are 0 in every sample.
        double[] hessian = [2, 0, 1, 0, 0, 0, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0];
        double[] row = [0.1, 9, -1, 8];
        var surgery = new OptimalBrainSurgery(4);
        int[] order = new int[4];
        double[] losses = new double[4];

        Assert.True(surgery.TryPrepare(hessian, 4, 0));
        Assert.Equal(4, surgery.Trace(row, [0b1111u], 0, 4, order, losses));

        Assert.Equal([1, 3, 0, 2], order);
        Assert.Equal([0, 0], losses[..2]);
        Assert.Equal(0.01 / 2 * (2 - (1 / 3.0)), losses[2], 12);
        Assert.Equal([0.1, 9, -1, 8], row);
        surgery.Update(row, [0b1101u], 0);
        Assert.Equal([0.1, 0, -1, 8], row);
    }

    [Fact]
    public void Trace_EqualLosses_LowerIndexFirst()
    {
        var surgery = new OptimalBrainSurgery(5);
        int[] order = new int[5];

        Assert.True(surgery.TryPrepare(Matrices.Identity(5), 5, 0.5));
        surgery.Trace([1, -1, 0.5, 1, 0.5], [0b11111u], 0, 9, order, new double[5]);

        Assert.Equal([2, 4, 0, 1, 3], order);
    }

    [Fact]
    public void TryPrepare_TwiceTheSameInput_NeedsDamping()
    {
        double[] hessian = [1, 1, 1, 1];
        var surgery = new OptimalBrainSurgery(2);

        Assert.False(surgery.TryPrepare(hessian, 2, 0));
        Assert.True(surgery.TryPrepare(hessian, 2, 1e-6));

        // What one did, the other does for both.
        double[] row = [1, 2];
        surgery.Update(row, [0b10u], 0);
        Assert.Equal(0, row[0]);
        Assert.Equal(3, row[1], 5);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void Surgery_OfARow_AllocatesNothing(int removedEarlier)
    {
        var surgery = new OptimalBrainSurgery(40);
        double[] hessian = Matrices.Identity(36);
        double[] row = new double[36];
        row.AsSpan(removedEarlier).Fill(1);
        uint[] mask = new uint[2];
        MaskBits.Fill(mask, 36);
        for (int i = 0; i < removedEarlier; i++)
        {
            MaskBits.Remove(mask, i);
        }

        int[] order = new int[36];
        double[] losses = new double[36];
        float[] scores = new float[36];

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            surgery.TryPrepare(hessian, 36, 0.01);
            int count = surgery.Trace(row, mask, 0, 4, order, losses);
            RemovalScores.Fill(order.AsSpan(0, count), losses, scores);
            surgery.Update(row, mask, 0);
        }));
    }

    private static (int[] Order, double[] Losses) Trace(QuadraticRow row, int maximumRemoved)
    {
        double[] weights = (double[])row.Weights.Clone();
        int[] order = new int[row.Size];
        double[] losses = new double[row.Size];
        int count = Prepare(row).Trace(weights, row.MaskWithout([]), row.First, maximumRemoved, order, losses);
        Assert.Equal(row.Weights, weights);
        return (order[..count], losses[..count]);
    }

    private static double[] Update(QuadraticRow row, int[] removed)
    {
        double[] weights = (double[])row.Weights.Clone();
        Prepare(row).Update(weights, row.MaskWithout(removed), row.First);
        return weights;
    }

    // Larger than the row, as it is for the smaller layers of a network.
    private static OptimalBrainSurgery Prepare(QuadraticRow row)
    {
        var surgery = new OptimalBrainSurgery(row.Size + 3);
        Assert.True(surgery.TryPrepare(row.Hessian, row.Size, 0));
        return surgery;
    }
}
