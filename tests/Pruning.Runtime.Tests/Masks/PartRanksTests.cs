using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

public sealed class PartRanksTests
{
    [Fact]
    public void Rank_OfAnyLayer_EqualsTheNaiveTwin()
    {
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 60], Gen.Int[0, 1_000_000]).Sample((size, parts, seed) =>
        {
            (float[] scores, uint[] mask) = Layer(size * parts, seed);
            float[] ranks = (float[])scores.Clone();

            new PartRanks(scores.Length, size).Rank(ranks, mask, new AscendingOrder(scores.Length));

            for (int i = 0; i < scores.Length; i++)
            {
                // Everything of its part that goes before it: what is gone already, and what is lower.
                int part = i / size * size;
                int expected = Enumerable.Range(part, size).Count(j =>
                    !MaskBits.IsKept(mask, j) || (scores[j], j).CompareTo((scores[i], i)) < 0);
                Assert.Equal(MaskBits.IsKept(mask, i) ? expected : scores[i], ranks[i]);
            }
        });
    }

    // However many are removed: of each part as many as of another, or one more; and in one step or in several.
    [Fact]
    public void Remove_ByRanks_TakesTheLowestOfEachPart()
    {
        Gen.Select(Gen.Int[2, 8], Gen.Int[1, 40], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, 1_000_000])
            .Sample((size, parts, some, more, seed) =>
            {
                (float[] scores, _) = Layer(size * parts, seed);
                uint[] mask = new uint[MaskBits.WordsFor(scores.Length)];
                MaskBits.Fill(mask, scores.Length);
                int total = (int)(Math.Max(some, more) * scores.Length);

                Remove(scores, mask, size, (int)(Math.Min(some, more) * scores.Length));
                Remove(scores, mask, size, total);

                for (int part = 0; part < parts; part++)
                {
                    int[] all = [.. Enumerable.Range(part * size, size).OrderBy(i => scores[i])];
                    int gone = (total / parts) + (part < total % parts ? 1 : 0);
                    Assert.Equal(all.Select((_, n) => n >= gone), all.Select(i => MaskBits.IsKept(mask, i)));
                }
            });
    }

    [Fact]
    public void Rank_OfALargeLayer_AllocatesNothing()
    {
        (float[] scores, uint[] mask) = Layer(30_000, seed: 3);
        var ranks = new PartRanks(30_000, 300);
        var ascending = new AscendingOrder(30_000);

        Assert.Equal(0, AllocatedBytes.Of(() => ranks.Rank(scores, mask, ascending)));
    }

    private static void Remove(float[] scores, uint[] mask, int size, int removedTotal)
    {
        float[] ranks = (float[])scores.Clone();
        new PartRanks(ranks.Length, size).Rank(ranks, mask, new AscendingOrder(ranks.Length));
        RemovalResult result = new MaskSelection(1).Remove(
            ranks, mask, [new LayerRange(0, 0, ranks.Length)], removedTotal, Collapse.Allow, 0);
        Assert.Equal(removedTotal, result.Removed);
    }

    // Few values, so that there are many ties.
    private static (float[] Scores, uint[] Mask) Layer(int count, int seed)
    {
        var random = new Random(seed);
        float[] scores = [.. Enumerable.Range(0, count).Select(_ => random.Next(-5, 6) / 4f)];
        uint[] mask = new uint[MaskBits.WordsFor(count)];
        for (int i = 0; i < count; i++)
        {
            if (random.Next(4) > 0)
            {
                MaskBits.Restore(mask, i);
            }
        }

        return (scores, mask);
    }
}
