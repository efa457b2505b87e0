using System;
using CsCheck;
using Pruning.Masks;
using Pruning.Runtime.Tests.Memory;
using Xunit;

namespace Pruning.Runtime.Tests.Masks;

public sealed class MaskSelectionTests
{
    [Fact]
    public void Remove_AnyCase_EqualsTheNaiveTwin()
    {
        SelectionCase.Any.Sample(
            given =>
            {
                uint[] masks = (uint[])given.Masks.Clone();
                uint[] expectedMasks = (uint[])given.Masks.Clone();
                RemovalResult expected = NaiveSelection.Remove(given, expectedMasks);

                RemovalResult actual = Remove(given, masks);

                Assert.Equal(expected, actual);
                Assert.Equal(expectedMasks, masks);
            },
            iter: 20_000);
    }

    [Fact]
    public void Remove_ManyScores_RemovesExactlyTheLowest()
    {
        // More weights than histogram bins, all magnitudes of a float, from one sort.
        Gen.Float.Array[5000].Where(s => Array.TrueForAll(s, float.IsFinite)).Sample(
            scores =>
            {
                var given = new SelectionCase(
                    scores,
                    Kept(5000),
                    [new LayerRange(0, 0, 3001), new LayerRange(3001, 94, 1999)],
                    2477,
                    Collapse.Allow,
                    0);
                MaskBits.Fill(given.Masks.AsSpan(0, 94), 3001);
                MaskBits.Fill(given.Masks.AsSpan(94), 1999);
                uint[] expected = (uint[])given.Masks.Clone();
                NaiveSelection.Remove(given, expected);

                Assert.Equal(new RemovalResult(2477, 2477, -1), Remove(given, given.Masks));
                Assert.Equal(expected, given.Masks);
            },
            iter: 50);
    }

    [Fact]
    public void Remove_AllEqual_RemovesExactlyTheFirst()
    {
        uint[] masks = Kept(40);

        RemovalResult result = new MaskSelection(1).Remove(
            new float[40], masks, [new LayerRange(0, 0, 40)], 33, Collapse.Floor, 1);

        Assert.Equal(new RemovalResult(33, 33, -1), result);
        Assert.Equal([0u, 0xFEu], masks);
    }

    [Fact]
    public void Remove_SmallLayerWouldEmpty_FloorTakesTheRestElsewhere()
    {
        float[] scores = [5, 6, 7, 8, 1, 2];
        uint[] masks = [0b1111, 0b11];

        RemovalResult result = new MaskSelection(2).Remove(
            scores, masks, [new LayerRange(0, 0, 4), new LayerRange(4, 1, 2)], 4, Collapse.Floor, 1);

        Assert.Equal(new RemovalResult(4, 4, 1), result);
        Assert.Equal([0b1000u, 0b10u], masks);
    }

    [Fact]
    public void Remove_MoreThanTheFloorsAllow_SaysHowManyWereRemoved()
    {
        float[] scores = [5, 6, 7, 8, 1, 2];
        uint[] masks = [0b1111, 0b11];

        RemovalResult result = new MaskSelection(2).Remove(
            scores, masks, [new LayerRange(0, 0, 4), new LayerRange(4, 1, 2)], 6, Collapse.Floor, 1);

        Assert.Equal(new RemovalResult(4, 6, 0), result);
        Assert.Equal([0b1000u, 0b10u], masks);
    }

    [Fact]
    public void Remove_SmallLayerWouldEmpty_StopEndsBeforeIt()
    {
        float[] scores = [5, 1.5f, 7, 8, 1, 2];
        uint[] masks = [0b1111, 0b11];

        RemovalResult result = new MaskSelection(2).Remove(
            scores, masks, [new LayerRange(0, 0, 4), new LayerRange(4, 1, 2)], 4, Collapse.Stop, 1);

        Assert.Equal(new RemovalResult(2, 4, 1), result);
        Assert.Equal([0b1101u, 0b10u], masks);
    }

    [Fact]
    public void Remove_NaNScoreOfAKeptWeight_NamesItAndChangesNothing()
    {
        float[] scores = [1, 2, 3, 4, float.NaN, 6];
        uint[] masks = [0b111, 0b111];
        LayerRange[] layers = [new LayerRange(0, 0, 3), new LayerRange(3, 1, 3)];

        var error = Assert.Throws<ArgumentException>(
            () => new MaskSelection(2).Remove(scores, masks, layers, 2, Collapse.Allow, 0));

        Assert.Contains("weight 1 of layer 1", error.Message, StringComparison.Ordinal);
        Assert.Equal([0b111u, 0b111u], masks);
    }

    [Fact]
    public void Remove_LayerOutsideTheSpans_Throws()
    {
        var selection = new MaskSelection(1);
        uint[] masks = [uint.MaxValue];

        Assert.Throws<ArgumentException>(
            () => selection.Remove(new float[31], masks, [new LayerRange(0, 0, 32)], 1, Collapse.Allow, 0));
        Assert.Throws<ArgumentException>(
            () => selection.Remove(new float[99], masks, [new LayerRange(0, 0, 33)], 1, Collapse.Allow, 0));
        Assert.Throws<ArgumentException>(
            () => selection.Remove(new float[99], masks, [new LayerRange(0, 0, 31)], 1, Collapse.Allow, 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => selection.Remove(new float[99], masks, new LayerRange[2], 1, Collapse.Allow, 0));
        Assert.Equal([uint.MaxValue], masks);
    }

    [Theory]
    [InlineData(Collapse.Floor)]
    [InlineData(Collapse.Stop)]
    [InlineData(Collapse.Allow)]
    public void Remove_EveryRule_AllocatesNothing(Collapse collapse)
    {
        LayerRange[] layers = [new LayerRange(0, 0, 3000), new LayerRange(3000, 94, 40)];
        float[] scores = new float[3040];
        uint[] masks = new uint[96];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = i % 97 * (i < 3000 ? 1 : 0.01f);
        }

        var selection = new MaskSelection(2);
        for (int round = 0; round < 3; round++)
        {
            RemovalResult result = default;
            long allocated = AllocatedBytes.Of(() =>
            {
                MaskBits.Fill(masks.AsSpan(0, 94), 3000);
                MaskBits.Fill(masks.AsSpan(94), 40);
                result = selection.Remove(scores, masks, layers, 2900, collapse, 5);
            });

            Assert.Equal(collapse == Collapse.Allow ? -1 : 1, result.CollapsedLayer);
            Assert.Equal(0, allocated);
        }
    }

    private static RemovalResult Remove(SelectionCase given, uint[] masks) =>
        new MaskSelection(given.Layers.Length).Remove(
            given.Scores, masks, given.Layers, given.RemovedTotal, given.Collapse, given.MinimumKept);

    private static uint[] Kept(int count)
    {
        uint[] masks = new uint[MaskBits.WordsFor(count)];
        MaskBits.Fill(masks, count);
        return masks;
    }
}
