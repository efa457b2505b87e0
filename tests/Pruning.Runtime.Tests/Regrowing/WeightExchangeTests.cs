using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Pruning.Randomness;
using Pruning.Regrowing;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Regrowing;

/// <summary>Which weights go and which come back, against sorting.</summary>
public sealed class WeightExchangeTests
{
    // Few distinct values, so that ties are common, among them both zeros and both signs.
    private static readonly Gen<float> Value = Gen.Frequency(
        (3, Gen.OneOf(0f, -0f, 1f, -1f, 2f, -2.5f, float.Epsilon)), (2, Gen.Float[-1, 1]));

    private static readonly Gen<(float[] Values, bool[] Kept)> Layer =
        from size in Gen.OneOf(Gen.Int[1, 8], Gen.OneOf(31, 32, 33, 64, 100))
        from values in Value.Array[size]
        from keptOfTen in Gen.Int[0, 10]
        from kept in Gen.Int[0, 9].Array[size]
        select (values, Array.ConvertAll(kept, number => number < keptOfTen));

    [Fact]
    public void Drop_AnyLayer_RemovesTheLeastMagnitudes() =>
        (from layer in Layer
         from count in Gen.Int[0, layer.Kept.Count(kept => kept)]
         select (layer, count)).Sample(given =>
        {
            ((float[] values, bool[] kept), int count) = given;
            HashSet<int> gone =
            [
                .. Enumerable.Range(0, kept.Length).Where(i => kept[i]).OrderBy(i => Math.Abs(values[i]))
                    .ThenBy(i => i).Take(count),
            ];
            uint[] mask = ToMask(kept);
            new WeightExchange(100).Drop(values, mask, count);
            Assert.Equal(ToMask([.. kept.Select((isKept, i) => isKept && !gone.Contains(i))]), mask);
        });

    [Fact]
    public void GrowLargest_AnyLayer_BringsTheLargestMagnitudesBack() =>
        (from layer in Layer
         from count in Gen.Int[0, layer.Kept.Count(kept => !kept)]
         select (layer, count)).Sample(given =>
        {
            ((float[] values, bool[] kept), int count) = given;
            HashSet<int> back =
            [
                .. Enumerable.Range(0, kept.Length).Where(i => !kept[i]).OrderByDescending(i => Math.Abs(values[i]))
                    .ThenBy(i => i).Take(count),
            ];
            uint[] mask = ToMask(kept);
            new WeightExchange(100).GrowLargest(values, mask, count);
            Assert.Equal(ToMask([.. kept.Select((isKept, i) => isKept || back.Contains(i))]), mask);
        });

    [Fact]
    public void GrowRandom_AnyLayer_BringsSoManyBackAndRemovesNone() =>
        (from layer in Layer
         from count in Gen.Int[0, layer.Kept.Count(kept => !kept)]
         from seed in Gen.ULong
         select (layer.Kept, count, seed)).Sample(given =>
        {
            (bool[] kept, int count, ulong seed) = given;
            uint[] mask = ToMask(kept);
            var random = new RandomStream(seed, 1);
            new WeightExchange(100).GrowRandom(ref random, mask, kept.Length, count);
            Assert.Equal(kept.Count(isKept => isKept) + count, MaskBits.CountKept(mask));
            Assert.Equal(ToMask(kept), mask.Zip(ToMask(kept), (now, then) => now & then));
            Assert.Equal(0u, mask[^1] & ~MaskBits.TailBits(kept.Length));
        });

    // 12,000 draws of 3 of 8: each of the 56 sets is expected 214.3 times with a deviation of 14.5. The seed is fixed,
    // so the outcome is too; five deviations are what a draw that favours some weight does not stay within.
    [Fact]
    public void GrowRandom_ManyTimes_EachSetIsAsLikely()
    {
        const int Draws = 12_000;
        var exchange = new WeightExchange(10);
        Dictionary<uint, int> counts = [];
        uint[] mask = new uint[1];
        var random = new RandomStream(7, 1);
        for (int i = 0; i < Draws; i++)
        {
            mask[0] = 0b_00_0010_0100;
            exchange.GrowRandom(ref random, mask, 10, 3);
            counts[mask[0]] = counts.GetValueOrDefault(mask[0]) + 1;
        }

        Assert.Equal(56, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 142, 287));
    }

    [Fact]
    public void Exchange_OfOneLayer_AllocatesNothing()
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(i => (float)Math.Sin(i))];
        uint[] mask = new uint[32];
        var exchange = new WeightExchange(1000);
        Exchange();
        Assert.Equal(0, AllocatedBytes.Of(Exchange));

        void Exchange()
        {
            MaskBits.Fill(mask, 1000);
            var random = new RandomStream(7, 1);
            exchange.Drop(values, mask, 700);
            exchange.GrowLargest(values, mask, 100);
            exchange.GrowRandom(ref random, mask, 1000, 100);
        }
    }

    private static uint[] ToMask(bool[] kept)
    {
        uint[] mask = new uint[MaskBits.WordsFor(kept.Length)];
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i])
            {
                MaskBits.Restore(mask, i);
            }
        }

        return mask;
    }
}
