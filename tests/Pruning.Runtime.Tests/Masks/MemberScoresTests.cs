using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

public sealed class MemberScoresTests
{
    private static readonly Gen<(int Outputs, int Inputs, int Seed)> Layers =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 100], Gen.Int[0, 1_000_000]);

    // Weights, neurons, and blocks that divide neither rows nor columns.
    private static readonly Gen<(BlockGrid Grid, int Seed)> Grids = Layers.SelectMany(
        layer => Gen.OneOf(
            Gen.Const((1, 1)),
            Gen.Const((1, layer.Inputs)),
            Gen.Select(Gen.Int[1, layer.Outputs], Gen.Int[1, layer.Inputs])),
        (layer, block) => (new BlockGrid(layer.Outputs, layer.Inputs, block.Item1, block.Item2), layer.Seed));

    [Theory]
    [InlineData(Aggregation.Sum)]
    [InlineData(Aggregation.Mean)]
    [InlineData(Aggregation.Max)]
    public void Aggregate_OfAnyLayer_IsThatOfTheKeptWeights(Aggregation aggregation)
    {
        Grids.Sample((grid, seed) =>
        {
            (float[] scores, uint[] mask) = Layer(grid.Outputs, grid.Inputs, seed);
            float[] expected = [.. Enumerable.Range(0, grid.Count).Select(block =>
            {
                double[] kept = [.. Enumerable.Range(0, scores.Length)
                    .Where(i => BlockOf(grid, i) == block && MaskBits.IsKept(mask, i))
                    .Select(i => (double)scores[i])];
                return (float)(kept.Length == 0 ? 0 : aggregation switch
                {
                    Aggregation.Sum => kept.Sum(),
                    Aggregation.Mean => kept.Average(),
                    _ => kept.Max(),
                });
            })];

            MemberScores.Aggregate(scores, mask, grid, aggregation);

            Assert.Equal(expected, scores[..grid.Count]);
        });
    }

    [Fact]
    public void Mask_OfAnyLayer_MarksBlocksThatHaveAKeptWeight()
    {
        Grids.Sample((grid, seed) =>
        {
            (_, uint[] weights) = Layer(grid.Outputs, grid.Inputs, seed);
            uint[] mask = new uint[MaskBits.WordsFor(grid.Count)];
            Array.Fill(mask, uint.MaxValue);

            MemberScores.Mask(weights, grid, mask);

            uint[] expected = new uint[mask.Length];
            foreach (int i in Enumerable.Range(0, grid.Outputs * grid.Inputs)
                .Where(i => MaskBits.IsKept(weights, i)))
            {
                MaskBits.Restore(expected, BlockOf(grid, i));
            }

            Assert.Equal(expected, mask);
        });
    }

    [Fact]
    public void Normalize_OfAnyScores_LeavesAMeanOfOneAndSigns()
    {
        Layers.Sample((units, inputs, seed) =>
        {
            (float[] scores, uint[] mask) = Layer(units, inputs, seed);
            int[] kept = [.. Enumerable.Range(0, scores.Length).Where(i => MaskBits.IsKept(mask, i))];
            float[] before = (float[])scores.Clone();

            MemberScores.Normalize(scores, mask);

            if (kept.Any(i => before[i] != 0))
            {
                Assert.Equal(1, kept.Average(i => Math.Abs(scores[i])), 1e-5);
            }

            Assert.Equal(before.Select(MathF.Sign), scores.Select(MathF.Sign));
        });
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, float.PositiveInfinity)]
    public void Normalize_OfScoresWithoutAMean_ChangesNothing(float first, float second)
    {
        float[] scores = [first, second];

        MemberScores.Normalize(scores, [0b11]);

        Assert.Equal([first, second], scores);
    }

    [Fact]
    public void Aggregate_OfManySmallScores_IsExact()
    {
        // One by one in single precision they would add nothing to the first.
        float[] scores = new float[100_001];
        Array.Fill(scores, 1e-8f);
        scores[0] = 1;
        uint[] mask = new uint[MaskBits.WordsFor(scores.Length)];
        MaskBits.Fill(mask, scores.Length);

        var grid = new BlockGrid(1, scores.Length, 1, scores.Length);
        Assert.Equal(0, AllocatedBytes.Of(() =>
            MemberScores.Aggregate(scores, mask, grid, Aggregation.Sum)));

        Assert.Equal(1.001f, scores[0]);
    }

    [Fact]
    public void Remove_OfConsecutiveWeights_ClearsExactlyTheirBits()
    {
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200]).Sample((index, count) =>
        {
            uint[] mask = new uint[MaskBits.WordsFor(400)];
            MaskBits.Fill(mask, 400);

            MaskBits.Remove(mask, index, count);

            Assert.Equal(
                Enumerable.Range(0, 400).Select(i => i < index || i >= index + count),
                Enumerable.Range(0, 400).Select(i => MaskBits.IsKept(mask, i)));
            Assert.False(MaskBits.AnyKept(mask, index, count));
            Assert.True(index == 0 || MaskBits.AnyKept(mask, index - 1, count + 1));
            Assert.True(MaskBits.AnyKept(mask, index, count + 1));
        });
    }

    private static int BlockOf(BlockGrid grid, int weight)
    {
        int across = (int)Math.Ceiling(grid.Inputs / (double)grid.Columns);
        return (weight / grid.Inputs / grid.Rows * across) + (weight % grid.Inputs / grid.Columns);
    }

    private static (float[] Scores, uint[] Mask) Layer(int units, int inputs, int seed)
    {
        var random = new Random(seed);
        float[] scores = [.. Enumerable.Range(0, units * inputs).Select(_ => random.Next(-40, 41) / 8f)];
        uint[] mask = new uint[MaskBits.WordsFor(scores.Length)];
        int removed = random.Next(units);
        for (int i = 0; i < scores.Length; i++)
        {
            // Some weights here and there, and all of one unit.
            if (random.Next(4) > 0 && i / inputs != removed)
            {
                MaskBits.Restore(mask, i);
            }
        }

        return (scores, mask);
    }
}
