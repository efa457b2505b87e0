using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// What stays after a removal: its initial value, or the one it has. The rates of RewindOnlyNet and FineTuneOnlyNet are
/// so small that a step changes no bit of a weight, and the test plays the part of the training.
/// </summary>
public sealed class RewindTests
{
    private readonly Dataset _train = Blobs.Create();

    [Fact]
    public void Fit_Rewinding_BringsWeightsAndBiasesBackToTheBit()
    {
        using var network = new RewindOnlyNet(3, 1);
        FillBiases(network, 0.25f);
        float[][] initial = Values(network);
        int rounds = 0;

        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step.Round > 0)
            {
                rounds += step.Step == 1 ? 1 : 0;
                Assert.Equal(Masked(network, initial), Values(network));
            }

            if (step.IsEpochEnd)
            {
                Disturb(network);
            }
        }));

        Assert.Equal(2, rounds);
    }

    [Fact]
    public void Fit_FineTuning_LeavesWhatStaysAsItIs()
    {
        using var network = new FineTuneOnlyNet(3, 1);
        FillBiases(network, 0.25f);
        float[][] last = [];
        int rounds = 0;

        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step.Round > 0 && step.Step == 1)
            {
                rounds++;
                Assert.Equal(Masked(network, last), Values(network));
            }

            if (step.IsEpochEnd)
            {
                Disturb(network);
                last = Values(network);
            }
        }));

        Assert.Equal(2, rounds);
    }

    // A first step of Adam moves no weight further than the rate: moments and count of steps are as in a new network.
    [Fact]
    public void Fit_RewindingAdam_BeginsWithAFirstStep()
    {
        using var network = new AdamRewindNet(3, 1);
        float[][] initial = Values(network);
        int rounds = 0;

        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step is { Round: > 0, Epoch: 0, Step: 1 })
            {
                rounds++;
                IEnumerable<float> now = Values(network).SelectMany(values => values);
                IEnumerable<float> then = Masked(network, initial).SelectMany(values => values);
                double furthest = now.Zip(then, (one, other) => Math.Abs((double)one - other)).Max();
                Assert.InRange(furthest, step.LearningRate * 0.9, step.LearningRate * 1.001);
            }
        }));

        Assert.Equal(2, rounds);
    }

    [Fact]
    public void Fit_Rewinding_RemovesByTheTrainedWeights()
    {
        using var network = new RewindOnlyNet(3, 1);

        // The test trains the small weights large: the large initial ones go.
        float[][] initial = Values(network);
        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step.Round == 0 && step.IsEpochEnd)
            {
                Invert(network);
            }
        }));

        // Round 2 removes by rewound weights, so only what round 1 removed is sure to be larger than anything it kept.
        float largestRemoved = 0;
        float smallestKept = float.MaxValue;
        for (int place = 0; place < network.Layers.Count; place++)
        {
            Mask mask = network.Layers[place].Mask;
            largestRemoved = Math.Max(largestRemoved, initial[place].Where((_, i) => !mask[i]).Max(MathF.Abs));
            smallestKept = Math.Min(smallestKept, initial[place].Where((_, i) => mask[i]).Min(MathF.Abs));
        }

        Assert.True(largestRemoved > smallestKept);
        Assert.Equal(initial.Max(values => values.Max(MathF.Abs)), largestRemoved);
    }

    [Fact]
    public void Fit_RewindingTwice_RewindsToTheStartOfEachRun()
    {
        using var network = new RewindOnlyNet(3, 1);
        network.Fit(_train);
        FillBiases(network, -3);
        float[][] second = Values(network);

        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step.Round == 0 && step.IsEpochEnd)
            {
                Disturb(network);
            }
        }));

        Assert.Equal(Masked(network, second), Values(network));
    }

    [Fact]
    public void Fit_Rewinding_BringsTheRunningStatisticsBack()
    {
        using var network = new RewindStatisticsNet(3, 1);
        BatchNorm norm = network.Fc1.BatchNorm!;
        norm.Mean.Fill(0.5f);
        norm.Variance.Fill(3);
        int rounds = 0;

        network.Fit(_train, progress: new OnProgress(step =>
        {
            if (step is { Round: > 0, Step: 1 })
            {
                rounds++;
                Assert.All(norm.Mean.ToArray(), mean => Assert.Equal(0.5f, mean));
                Assert.All(norm.Variance.ToArray(), variance => Assert.Equal(3, variance));
                Assert.All(norm.Scale.ToArray(), scale => Assert.Equal(1, scale));
            }

            if (step.IsEpochEnd)
            {
                norm.Mean.Fill(-7);
                norm.Variance.Fill(0.25f);
                norm.Scale.Fill(2);
            }
        }));

        Assert.Equal(2, rounds);
    }

    private static void FillBiases(Network network, float value)
    {
        foreach (Layer layer in network.Layers)
        {
            layer.Bias.Fill(value);
        }
    }

    // The weights of each layer, then the biases of each.
    private static float[][] Values(Network network) =>
    [
        .. network.Layers.Select(layer => layer.Weights.ToArray()),
        .. network.Layers.Select(layer => layer.Bias.ToArray()),
    ];

    private static float[][] Masked(Network network, float[][] values) =>
        [.. values.Select((numbers, place) => place < network.Layers.Count
            ? numbers.Select((value, i) => network.Layers[place].Mask[i] ? value : 0).ToArray()
            : numbers)];

    private static void Disturb(Network network)
    {
        foreach (Layer layer in network.Layers)
        {
            Span<float> weights = layer.Weights;
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] *= 1.5f + (0.25f * (i % 4));
            }

            layer.Bias.Fill(-1);
        }
    }

    private static void Invert(Network network)
    {
        foreach (Layer layer in network.Layers)
        {
            foreach (ref float weight in layer.Weights)
            {
                weight = 1 / weight;
            }
        }
    }
}
