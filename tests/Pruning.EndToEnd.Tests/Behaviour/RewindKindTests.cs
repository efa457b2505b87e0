using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// What each kind of rewinding does to values, statistics and learning rates. Steps change no bit of most networks
/// here: the test plays the part of the training at the end of each epoch.
/// </summary>
public sealed class RewindKindTests
{
    private readonly Dataset _train = Blobs.Create();

    [Fact]
    public void Fit_RewindingToAnEpoch_BringsItsExactBitsBack()
    {
        using var network = new EpochRewindOnlyNet(3, 1);
        Fill(network, 0.25f);
        float[][] noted = [];
        int rounds = 0;
        int epochs = 0;

        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step is { Round: 0, Epoch: 1, IsEpochEnd: true })
            {
                noted = Values(network);
            }

            if (step.Round > 0)
            {
                Assert.Equal(1, step.Epochs);
                rounds += step.Step == 1 ? 1 : 0;
                Assert.Equal(Masked(network, noted), Values(network));
            }

            epochs += step.IsEpochEnd ? 1 : 0;
            Disturb(network, step, epochs);
        }));

        Assert.Equal(2, rounds);
        using var fresh = new EpochRewindOnlyNet(3, 1);
        Assert.NotEqual(Values(fresh)[0], noted[0]);
        Assert.NotEqual(Values(fresh)[^1], noted[^1]);
    }

    [Fact]
    public void Fit_RewindingTheLearningRate_LeavesValuesAndStatistics()
    {
        using var network = new RateRewindOnlyNet(3, 1);
        Fill(network, 0.25f);
        float[][] last = [];
        int rounds = 0;
        int epochs = 0;

        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step is { Round: > 0, Epoch: 0, Step: 1 })
            {
                rounds++;
                Assert.Equal(Masked(network, last), Values(network));
            }

            epochs += step.IsEpochEnd ? 1 : 0;
            Disturb(network, step, epochs);
            last = Values(network);
        }));

        Assert.Equal(2, rounds);
    }

    // A first step of Adam moves no weight further than the rate, and most of them as far.
    [Fact]
    public void Fit_RewindingTheLearningRateOfAdam_BeginsWithAFirstStep()
    {
        using var network = new AdamRateRewindNet(3, 1);
        float[][] last = [];
        int rounds = 0;

        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step is { Round: > 0, Epoch: 0, Step: 1 })
            {
                rounds++;
                double furthest = Values(network)[..3].Zip(Masked(network, last)[..3]).SelectMany(
                    pair => pair.First.Zip(pair.Second, (one, other) => Math.Abs((double)one - other))).Max();
                Assert.InRange(furthest, step.LearningRate * 0.9, step.LearningRate * 1.001);
            }

            last = Values(network);
        }));

        Assert.Equal(2, rounds);
    }

    [Fact]
    public void Fit_RewindingAtRandom_DrawsWeightsAnewInEachRoundAndBringsTheRestBack()
    {
        float[][] Round(ulong seed, int round)
        {
            using var network = new RandomRewindOnlyNet(seed, 1);
            Fill(network, 0.25f);
            float[][] drawn = [];
            float[][] initial = Values(network);
            int epochs = 0;
            network.Fit(_train, progress: new OnProgress(step =>
            {
                if (step.Round == round && step.Step == 1)
                {
                    drawn = Values(network);
                    Assert.Equal(initial[3..], drawn[3..]);
                    for (int layer = 0; layer < 3; layer++)
                    {
                        float[] before = initial[layer];
                        Assert.All(drawn[layer].Select((value, i) => (value, i)), weight => Assert.Equal(
                            network.Layers[layer].Mask[weight.i],
                            weight.value != 0 && weight.value != before[weight.i]));
                    }
                }

                epochs += step.IsEpochEnd ? 1 : 0;
                Disturb(network, step, epochs);
            }));
            return drawn;
        }

        Assert.Equal(Round(3, 1), Round(3, 1));
        Assert.NotEqual(Round(3, 1)[0], Round(4, 1)[0]);
        float[][] first = Round(3, 1);
        float[][] second = Round(3, 2);
        Assert.DoesNotContain(
            second[0].Select((value, i) => (value, i)),
            weight => weight.value != 0 && weight.value == first[0][weight.i]);

        // He's deviation, sqrt(2 / 20), of what small ones were taken from.
        Assert.InRange(first[0].Where(value => value != 0).Average(value => value * value), 0.05, 0.3);
    }

    [Fact]
    public void Fit_RewindingToAnEpoch_ReplaysTheRatesBehindIt() => Replays(
        new WeightRewindNet(1, 1), new(LearningRateCurve.Cosine, 0.01, 0.5, 10, 0.1, 3, 10), from: 10, steps: 20);

    [Fact]
    public void Fit_RewindingTheLearningRate_ReplaysTheLastOnes() => Replays(
        new RateRewindNet(1, 1), new(LearningRateCurve.Step, 0.05, 0, 1, 0.5, 3, 10), from: 10, steps: 20);

    [Fact]
    public void Fit_RewindingAtRandom_BeginsTheCurveAnew() => Replays(
        new RandomRewindNet(1, 1), new(LearningRateCurve.Constant, 0.05, 0, 10, 0.1, 2, 10), from: 0, steps: 20);

    // Epochs of three become two: the share of the first one is rounded up, and one is left behind it.
    [Fact]
    public void Fit_RewindingToAnEpochOfAnotherLength_RewindsInProportion()
    {
        using var network = new WeightRewindNet(1, 1);
        List<(int Round, int Epochs)> epochs = [];

        network.Fit(_train, epochs: 2, progress: new OnProgress(step => epochs.Add((step.Round, step.Epochs))));

        Assert.Equal([(0, 2), (1, 1), (2, 1)], epochs.Distinct());
    }

    [Fact]
    public void Fit_RewindingToAnEpochOfASingleOne_SaysSo()
    {
        using var network = new WeightRewindNet(1, 1);

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.Fit(_train, epochs: 1));

        Assert.Contains("there are only 1. Train for 2 or more.", error.Message, StringComparison.Ordinal);
    }

    private void Replays(Network network, LearningRateSchedule schedule, int from, int steps)
    {
        using (network)
        {
            int[] seen = new int[3];
            network.Fit(_train, progress: new OnProgress(step =>
            {
                int at = seen[step.Round]++;
                Assert.Equal(schedule.At(step.Round == 0 ? at : from + at), (float)step.LearningRate);
            }));
            Assert.Equal([schedule.Epochs * 10, steps, steps], seen);
        }
    }

    // Weights of each layer, biases, and what batch normalisation has.
    private static float[][] Values(Network network) =>
    [
        .. network.Layers.Select(layer => layer.Weights.ToArray()),
        .. network.Layers.Select(layer => layer.Bias.ToArray()),
        .. network.Layers.Where(layer => layer.BatchNorm is not null).SelectMany(layer => (float[][])
        [
            layer.BatchNorm!.Scale.ToArray(), layer.BatchNorm.Shift.ToArray(), layer.BatchNorm.Mean.ToArray(),
            layer.BatchNorm.Variance.ToArray(),
        ]),
    ];

    private static float[][] Masked(Network network, float[][] values) =>
        [.. values.Select((numbers, place) => place < network.Layers.Count
            ? numbers.Select((value, i) => network.Layers[place].Mask[i] ? value : 0).ToArray()
            : numbers)];

    // At the end of an epoch, otherwise at each.
    private static void Disturb(Network network, TrainingProgress step, int epochs)
    {
        if (!step.IsEpochEnd)
        {
            return;
        }

        foreach (Layer layer in network.Layers)
        {
            Span<float> weights = layer.Weights;
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] *= 1.5f + (0.25f * ((i + epochs) % 4));
            }

            layer.BatchNorm?.Mean.Fill(0.5f * epochs);
            layer.BatchNorm?.Variance.Fill(1 + epochs);
            layer.BatchNorm?.Scale.Fill(2 + epochs);
        }

        Fill(network, -epochs);
    }

    // A small step changes a zero.
    private static void Fill(Network network, float value)
    {
        foreach (Layer layer in network.Layers)
        {
            layer.Bias.Fill(value);
            layer.BatchNorm?.Shift.Fill(value);

            // A mean of 0 would show the smallest move.
            layer.BatchNorm?.Mean.Fill(value);
        }
    }
}
