using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pruning.Data;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Data;

public sealed class AugmentTests
{
    [Theory]
    [InlineData(1, 3, 4, 1, false)]
    [InlineData(2, 5, 3, 2, true)]
    [InlineData(3, 4, 4, 3, true)]
    [InlineData(1, 1, 7, 0, true)]
    public void CopyVariant_EveryDraw_IsACropOfThePaddedImageMirroredOrNot(
        int channels, int height, int width, int pad, bool flip)
    {
        Dataset data = Numbered(channels, height, width, count: 3);
        Dataset augmented = data.Augment(pad, flip);
        int features = data.Features;
        float[] plain = new float[features];
        float[] variant = new float[features];
        var seen = new HashSet<(int Down, int Right, bool Mirrored)>();
        for (ulong draw = 0; draw < 1000; draw++)
        {
            data.CopySample(2, plain);
            augmented.CopyVariant(2, draw, variant);
            (int, int, bool) found = Choices(pad, flip).Single(
                choice => variant.SequenceEqual(Expected(plain, channels, height, width, choice)));
            seen.Add(found);
        }

        Assert.Equal(Choices(pad, flip).Count(), seen.Count);
    }

    [Fact]
    public void CopyVariant_ManySamplesAndDraws_ChooseEvenly()
    {
        Dataset augmented = Numbered(1, 4, 4, count: 50).Augment(pad: 1, flip: true);
        var counts = new Dictionary<string, int>();
        float[] variant = new float[16];
        float[] plain = new float[16];
        for (int i = 0; i < augmented.Count; i++)
        {
            augmented.CopySample(i, plain);
            for (ulong draw = 0; draw < 360; draw++)
            {
                augmented.CopyVariant(i, draw, variant);
                string choice = string.Join(' ', variant.Select(value => value == 0 ? 0 : value - plain[0] + 1));
                counts[choice] = counts.GetValueOrDefault(choice) + 1;
            }
        }

        // 18,000 draws among 18 choices; five standard deviations are 154.
        Assert.Equal(18, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 846, 1154));
    }

    [Fact]
    public void CopyVariant_NeighboursAndEpochs_ChooseIndependently()
    {
        Dataset augmented = Numbered(1, 8, 8, count: 400).Augment(pad: 3, flip: true);
        int sameForNeighbour = 0;
        int sameForNextDraw = 0;
        for (int i = 0; i + 1 < augmented.Count; i++)
        {
            sameForNeighbour += ChoiceOf(augmented, i, 5) == ChoiceOf(augmented, i + 1, 5) ? 1 : 0;
            sameForNextDraw += ChoiceOf(augmented, i, 5) == ChoiceOf(augmented, i, 6) ? 1 : 0;
        }

        // 399 pairs, of which one in 98 agrees: four expected.
        Assert.InRange(sameForNeighbour, 0, 15);
        Assert.InRange(sameForNextDraw, 0, 15);
    }

    [Fact]
    public void CopyVariant_FromManyThreads_IsTheSame()
    {
        Dataset augmented = SyntheticShapes.Create(64, seed: 2).Augment(pad: 4, flip: true);
        float[][] alone = [.. Enumerable.Range(0, 64).Select(i => Variant(augmented, i, 9))];
        float[][] together = new float[64][];

        Parallel.For(0, 64, i => together[i] = Variant(augmented, i, 9));

        Assert.Equal(alone, together);
    }

    [Fact]
    public void CopySample_Augmented_IsTheSampleItself()
    {
        Dataset data = Numbered(2, 3, 3, count: 2);
        Dataset augmented = data.Augment(pad: 2, flip: true);
        float[] expected = new float[18];
        float[] sample = new float[18];
        float[] target = new float[3];
        data.CopySample(1, expected);

        augmented.CopySample(1, sample);
        augmented.CopyTarget(1, target);

        Assert.Equal(expected, sample);
        Assert.Equal([0, 1, 0], target);
        Assert.Equal(
            (data.LabelOf(1), data.Count, data.Shape), (augmented.LabelOf(1), augmented.Count, augmented.Shape));
    }

    [Fact]
    public void CopyVariant_NotAugmented_IsTheSample()
    {
        Dataset data = Numbered(1, 2, 2, count: 3);

        Assert.Equal([9, 10, 11, 12], Variant(data, 2, 77));
        Assert.Equal([9, 10, 11, 12], Variant(data.Slice(1, 2), 1, 77));
    }

    [Fact]
    public void CopyVariant_Slice_IsThatOfTheWhole()
    {
        Dataset augmented = Numbered(1, 6, 6, count: 20).Augment(pad: 3, flip: true);

        Assert.Equal(Variant(augmented, 13, 4), Variant(augmented.Slice(10, 5), 3, 4));
    }

    [Fact]
    public void CopyVariant_NormalizedAfterwards_HasTheColourOfBlackAsBorder()
    {
        Dataset data = Dataset.FromArrays([3, 3, 3, 3], [0], 1).AsImages(1, 2, 2);
        var statistics = new ChannelStatistics([1], [2]);
        float[] before = [.. Draws(64).SelectMany(draw => Variant(data.Normalize(statistics).Augment(1), 0, draw))];
        float[] after = [.. Draws(64).SelectMany(draw => Variant(data.Augment(1).Normalize(statistics), 0, draw))];

        Assert.Equal([0, 1], before.Distinct().Order());
        Assert.Equal([-0.5f, 1], after.Distinct().Order());
    }

    [Fact]
    public void CopyVariant_AugmentedTwice_ChoosesTwice()
    {
        Dataset augmented = Numbered(1, 8, 8, count: 1).Augment(pad: 1).Augment(pad: 1);

        int moves = Draws(500).Select(draw => string.Join(' ', Variant(augmented, 0, draw))).Distinct().Count();

        // Two moves by -1, 0 or 1 that were the same would give nine images, not the 25 of all sums and more.
        Assert.InRange(moves, 25, 81);
    }

    [Fact]
    public void CopyVariant_Called_AllocatesNothing()
    {
        Dataset shapes = SyntheticShapes.Create(10, seed: 1);
        Dataset augmented = shapes.Normalize(ChannelStatistics.Of(shapes)).Augment(pad: 4, flip: true).Take(9);
        float[] variant = new float[3072];
        augmented.CopyVariant(1, 1, variant);
        long allocated = AllocatedBytes.Of(() =>
        {
            for (ulong draw = 0; draw < 100; draw++)
            {
                augmented.CopyVariant(1, draw, variant);
            }
        });

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Augment_WrongArguments_Throw()
    {
        Dataset data = Numbered(1, 3, 5, count: 1);

        Assert.Throws<ArgumentOutOfRangeException>(() => data.Augment(pad: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Augment(pad: 3));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays(new float[4], [0], 1).Augment(pad: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Augment(pad: 1).CopyVariant(1, 0, new float[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Augment(pad: 1).CopyVariant(0, 0, new float[14]));
    }

    // No two numbers are equal and none is zero, so that an image tells where it was cut out.
    private static Dataset Numbered(int channels, int height, int width, int count)
    {
        float[] features = [.. Enumerable.Range(1, count * channels * height * width).Select(value => (float)value)];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 3)];
        return Dataset.FromArrays(features, labels, 3).AsImages(channels, height, width);
    }

    private static IEnumerable<(int Down, int Right, bool Mirrored)> Choices(int pad, bool flip) =>
        from down in Enumerable.Range(-pad, (2 * pad) + 1)
        from right in Enumerable.Range(-pad, (2 * pad) + 1)
        from mirrored in flip ? new[] { false, true } : [false]
        select (down, right, mirrored);

    private static float[] Expected(
        float[] plain, int channels, int height, int width, (int Down, int Right, bool Mirrored) choice)
    {
        float[] expected = new float[plain.Length];
        for (int c = 0; c < channels; c++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    int sourceY = y - choice.Down;
                    int sourceX = (choice.Mirrored ? width - 1 - x : x) - choice.Right;
                    bool inside = sourceY >= 0 && sourceY < height && sourceX >= 0 && sourceX < width;
                    expected[(((c * height) + y) * width) + x] =
                        inside ? plain[(((c * height) + sourceY) * width) + sourceX] : 0;
                }
            }
        }

        return expected;
    }

    private static string ChoiceOf(Dataset data, int index, ulong draw)
    {
        float[] plain = new float[data.Features];
        data.CopySample(index, plain);
        return string.Join(' ', Variant(data, index, draw).Select(value => value == 0 ? 0 : value - plain[0] + 1));
    }

    private static float[] Variant(Dataset data, int index, ulong draw)
    {
        float[] variant = new float[data.Features];
        data.CopyVariant(index, draw, variant);
        return variant;
    }

    private static IEnumerable<ulong> Draws(int count) => Enumerable.Range(0, count).Select(i => (ulong)i);
}
