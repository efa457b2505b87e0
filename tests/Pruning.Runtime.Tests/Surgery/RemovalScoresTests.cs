using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Pruning.Surgery;
using Xunit;

namespace Pruning.Runtime.Tests.Surgery;

public sealed class RemovalScoresTests
{
    private const int Columns = 9;

    // Few distinct losses, so that ties are common, within rows and between them.
    private static readonly Gen<(int[] Order, double[] Losses)> Row =
        from order in Gen.Shuffle(Enumerable.Range(0, Columns).ToArray(), Columns)
        from losses in Gen.OneOf(Gen.OneOf(0.0, 1.0, 2.0, 1e-50), Gen.Double[0, 3]).Array[0, Columns]
        select (order[..losses.Length], losses);

    [Fact]
    public void Fill_AnyRows_ASelectionTakesThePrefixOfEach()
    {
        Row.Array[1, 5].Sample(
            rows =>
            {
                float[] scores = new float[rows.Length * Columns];
                uint[] full = new uint[MaskBits.WordsFor(scores.Length)];
                MaskBits.Fill(full, scores.Length);
                for (int r = 0; r < rows.Length; r++)
                {
                    RemovalScores.Fill(rows[r].Order, rows[r].Losses, scores.AsSpan(r * Columns, Columns));
                }

                int all = rows.Sum(row => row.Order.Length);
                for (int removed = 0; removed <= all; removed++)
                {
                    uint[] mask = (uint[])full.Clone();
                    LayerRange[] layers = [new LayerRange(0, 0, scores.Length)];
                    new MaskSelection(1).Remove(scores, mask, layers, removed, Collapse.Allow, 0);
                    for (int r = 0; r < rows.Length; r++)
                    {
                        int[] gone = [.. rows[r].Order.Where(i => !MaskBits.IsKept(mask, (r * Columns) + i))];
                        Assert.Equal(rows[r].Order[..gone.Length], gone);
                    }
                }
            },
            iter: 500);
    }

    [Fact]
    public void Fill_LossesThatFall_KeepTheirMaximum()
    {
        float[] scores = new float[4];

        RemovalScores.Fill([0, 2, 1], [1, 0.5, 3], scores);

        Assert.Equal([1, 3, 1, float.PositiveInfinity], scores);
    }
}
