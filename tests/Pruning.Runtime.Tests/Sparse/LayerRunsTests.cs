using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Sparse;
using Xunit;

namespace Pruning.Runtime.Tests.Sparse;

/// <summary>Rows and channels that kernels of all weights go over.</summary>
public sealed class LayerRunsTests
{
    private static readonly Gen<(int Outputs, int Channels, int Side, int Seed)> Case =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 3], Gen.Int);

    [Fact]
    public void Find_OfAnyMask_HasExactlyTheRowsAndChannelsWithKeptWeights()
    {
        Case.Sample(draw =>
        {
            var random = new Random(draw.Seed);
            int taps = draw.Side * draw.Side;
            int inputs = draw.Channels * taps;
            uint[] mask = new uint[MaskBits.WordsFor(draw.Outputs * inputs)];
            MaskBits.Fill(mask, draw.Outputs * inputs);
            bool[] rows = [.. Enumerable.Range(0, draw.Outputs).Select(_ => random.Next(3) > 0)];
            bool[] channels = [.. Enumerable.Range(0, draw.Channels).Select(_ => random.Next(3) > 0)];
            for (int i = 0; i < draw.Outputs * inputs; i++)
            {
                if (!rows[i / inputs] || !channels[i % inputs / taps])
                {
                    MaskBits.Remove(mask, i);
                }
            }

            // Without channels no row has any weight, and without rows no channel.
            bool anything = rows.Contains(true) && channels.Contains(true);
            var runs = new LayerRuns(Layer(draw.Outputs, draw.Channels, draw.Side));
            runs.Find(mask, all: false);

            Assert.Equal(anything ? Places(rows) : [], Places(runs.Rows));
            Assert.Equal(anything ? Places(channels) : [], Places(runs.Channels));
            Assert.Equal(
                Enumerable.Range(0, inputs / 16 * 16).Where(
                    i => anything && Enumerable.Range(i / 16 * 16, 16).Any(j => channels[j / taps])),
                Places(runs.Vectors));
            VisitedParts parts = runs.Visited;
            Assert.All(
                [parts.Forward, parts.InputGradient, parts.WeightGradient, parts.Prediction],
                part => Assert.InRange(part, anything ? 1e-9 : 0, 1));
        });
    }

    [Fact]
    public void Find_WhereAllAreVisited_HasAll()
    {
        var runs = new LayerRuns(Layer(3, 2, 1));
        runs.Find([0], all: false);
        Assert.Equal(0, runs.Rows.Length);
        Assert.Equal(new VisitedParts(0, 0, 0, 0), runs.Visited);

        runs.Find([0], all: true);

        Assert.Equal([0, 3], runs.Rows.ToArray());
        Assert.Equal([0, 2], runs.Channels.ToArray());
        Assert.Equal(VisitedParts.All, runs.Visited);
    }

    [Fact]
    public void Visited_OfADenseLayer_CountsVectorsAndWhatIsBehindThem()
    {
        // Of 40 inputs, 17 is kept: the second of two vectors, and the eight behind them.
        uint[] mask = [1 << 17, 0];
        var runs = new LayerRuns(Layer(1, 40, 1) with { Convolution = null });

        runs.Find(mask, all: false);

        Assert.Equal([16, 32], runs.Vectors.ToArray());
        Assert.Equal((16 + 8) / 40.0, runs.Visited.Prediction, 1e-12);
        Assert.Equal(1.22 / 40, runs.Visited.Forward, 1e-12);
    }

    [Fact]
    public void Visited_CountsRegisterTilesOfFourRowsWithAnyKeptOne()
    {
        // Rows 0 and 9 of ten, and one of two channels: tiles 0 to 3 and 8 to 9 of rows. The gradient of the inputs
        // sums two rows, and half of a row for their being two runs; that of the weights has tiles of 5 x 1. What is
        // visited takes 1.22 times as long, or 1.13 times.
        uint[] mask = [1 | (1 << 18)];
        var runs = new LayerRuns(Layer(10, 2, 1) with { GradientTile = new GradientTile(5, 1) });

        runs.Find(mask, all: false);

        Assert.Equal([0, 1, 9, 10], runs.Rows.ToArray());
        Assert.Equal([0, 1], runs.Channels.ToArray());
        Assert.Equal(1.22 * 0.6 * 0.5, runs.Visited.Forward, 1e-12);
        Assert.Equal(1.13 * 0.25, runs.Visited.InputGradient, 1e-12);
        Assert.Equal(1.13 * 0.5, runs.Visited.WeightGradient, 1e-12);
        Assert.Equal(0.6 * 0.5, runs.Visited.Prediction, 1e-12);
    }

    [Fact]
    public void Any_OfRuns_SaysWhetherOneIsKeptBetween()
    {
        int[] runs = [2, 4, 7, 8];
        bool[] isKept = [false, false, true, true, false, false, false, true, false];
        for (int first = 0; first < isKept.Length; first++)
        {
            for (int end = first + 1; end <= isKept.Length; end++)
            {
                Assert.Equal(isKept[first..end].Contains(true), KeptRuns.Any(runs, first, end));
                Assert.Equal(
                    isKept[first..end].Contains(true) ? runs : [], KeptRuns.If(runs, first, end, runs).ToArray());
            }
        }
    }

    [Fact]
    public void Any_OfManyRuns_SaysWhetherOneIsKeptBetween()
    {
        Gen.Select(Gen.Bool.Array[1, 60], Gen.Int[0, 59], Gen.Int[1, 60]).Sample((isKept, first, length) =>
        {
            int end = Math.Min(isKept.Length, first + length);
            List<int> runs = [];
            for (int i = 0; i < isKept.Length; i++)
            {
                if (isKept[i] && (i == 0 || !isKept[i - 1]))
                {
                    runs.Add(i);
                }

                if (isKept[i] && (i == isKept.Length - 1 || !isKept[i + 1]))
                {
                    runs.Add(i + 1);
                }
            }

            Assert.Equal(
                first < end && isKept[first..end].Contains(true), first < end && KeptRuns.Any([.. runs], first, end));
        });
    }

    private static int[] Places(bool[] isKept) => [.. Enumerable.Range(0, isKept.Length).Where(i => isKept[i])];

    private static int[] Places(ReadOnlySpan<int> runs)
    {
        List<int> places = [];
        for (int run = 0; run < runs.Length; run += 2)
        {
            places.AddRange(Enumerable.Range(runs[run], runs[run + 1] - runs[run]));
        }

        return [.. places];
    }

    private static LayerPlan Layer(int outputs, int channels, int side) => new()
    {
        Name = "Layer",
        Shape = [outputs, channels, side, side],
        FanOut = 1,
        MultiplyAdds = 1,
        Weights = 0,
        Bias = -1,
        Mask = 0,
        Initializer = Initializer.HeNormal,
        Convolution = new ConvolutionPlan { Stride = 1, Padding = 0, Groups = 1 },
    };
}
