using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// Weights that are exchanged in place of a step, against the definitions written out: runs of three epochs with ten
/// steps each, so that three quarters of them end behind step 22 (counted from 0: round-half-even(22.5)).
/// </summary>
public sealed class ExchangeTests
{
    private const int End = 22;

    private readonly Dataset _train = Blobs.Create();

    [Theory]
    [InlineData(nameof(GradientGrowthNet), new[] { 4, 8, 12, 16, 20 }, "Fc1 Fc2 Logits")]
    [InlineData(nameof(GradientImageNet), new[] { 4, 8, 12, 16, 20, 24, 28 }, "Stem Wide Sum_Projection")]
    [InlineData(nameof(RandomGrowthNet), new[] { 5, 10, 15, 20 }, "Fc1 Fc2 Logits")]
    [InlineData(nameof(MomentumGrowthNet), new[] { 4, 8, 12, 16, 20 }, "Fc1 Fc2 Logits")]
    [InlineData(nameof(AdamMomentumGrowthNet), new[] { 4, 8, 12, 16, 20 }, "Fc1 Fc2 Logits")]
    public void Fit_AnUpdate_ReplacesTheStepAndChangesNoOtherWeight(string subject, int[] updates, string layers)
    {
        using Network network = Subjects.Create(subject);
        string[] names = layers.Split(' ');
        List<StepRecord> steps = StepRecord.Run(network, _train);
        List<int> exchanged = [];
        for (int step = 1; step < steps.Count; step++)
        {
            StepRecord before = steps[step - 1];
            StepRecord after = steps[step];
            if (!updates.Contains(step))
            {
                Assert.All(names, name => Assert.Equal(before.Mask(name), after.Mask(name)));
                Assert.All(names, name => Assert.NotEqual(before.Weights(name), after.Weights(name)));
                continue;
            }

            exchanged.Add(step);

            // A cosine close to its end exchanges less than one weight of these layers.
            Assert.True(
                step >= 20 || names.Any(name => !before.Mask(name).SequenceEqual(after.Mask(name))),
                $"Step {step} exchanges nothing.");
            foreach (string name in names)
            {
                RequireOnlyTheExchange(before, after, name);
            }

            foreach (string tensor in before.Saved.Names.Where(name => !names.Contains(name.Split('.')[0])
                || !name.Contains(".Weights", StringComparison.Ordinal)))
            {
                Assert.Equal(before.Saved[tensor], after.Saved[tensor]);
            }
        }

        Assert.Equal(updates, exchanged);
    }

    [Theory]
    [InlineData(nameof(GradientGrowthNet), 0, 5)]
    [InlineData(nameof(GradientGrowthNet), 1, 5)]
    [InlineData(nameof(GradientImageNet), 0, 7)]
    public void Fit_GradientGrowth_GrowsTheLargestDenseGradients(string subject, int layer, int updates)
    {
        using Network network = Subjects.Create(subject);
        string name = network.Layers[layer].Name;
        bool isConstant = subject == nameof(GradientImageNet);
        List<StepRecord> steps = StepRecord.Run(network, _train);
        int seen = 0;
        for (int step = 4; step < (isConstant ? steps.Count : End); step += 4)
        {
            StepRecord before = steps[step - 1];
            double fraction = isConstant ? 0.3 : 0.3 / 2 * (1 + Math.Cos(Math.PI * step / End));
            int count = (int)(fraction * before.Kept(name));
            bool[] dropped = ExpectedExchange.Drop(before.Mask(name), before.Weights(name), count);
            Assert.Equal(
                ExpectedExchange.Grow(dropped, steps[step].Gradients(name), count), steps[step].Mask(name));
            Assert.Equal(steps[0].Kept(name), steps[step].Kept(name));
            seen++;
        }

        Assert.Equal(updates, seen);
    }

    [Fact]
    public void Fit_RandomGrowth_DependsOnTheSeedAndDropsTheLeast()
    {
        List<bool[]> masks = [];
        foreach (ulong seed in (ulong[])[5, 5, 6])
        {
            using var network = new RandomGrowthNet(seed, 1);
            List<StepRecord> steps = StepRecord.Run(network, _train);
            masks.Add(steps[^1].Mask("Fc1"));
            foreach (int step in (int[])[5, 10, 15, 20])
            {
                StepRecord before = steps[step - 1];
                int count = (int)(0.3 * before.Kept("Fc1"));
                bool[] dropped = ExpectedExchange.Drop(before.Mask("Fc1"), before.Weights("Fc1"), count);
                bool[] after = steps[step].Mask("Fc1");

                // What was not dropped is there, and as many more.
                Assert.DoesNotContain(Enumerable.Range(0, after.Length), i => dropped[i] && !after[i]);
                Assert.Equal(before.Kept("Fc1"), steps[step].Kept("Fc1"));
            }
        }

        Assert.Equal(masks[0], masks[1]);
        Assert.NotEqual(masks[0], masks[2]);
    }

    [Theory]
    [InlineData(nameof(MomentumGrowthNet), 1)]
    [InlineData(nameof(AdamMomentumGrowthNet), 12)]
    public void Fit_MomentumGrowth_SharesByMomentumAndGrowsTheLargest(string subject, int minimum)
    {
        using Network network = Subjects.Create(subject);
        string[] names = ["Fc1", "Fc2", "Logits"];
        List<StepRecord> steps = StepRecord.Run(network, _train);
        for (int step = 4; step < End; step += 4)
        {
            StepRecord before = steps[step - 1];
            StepRecord after = steps[step];
            double fraction = 0.005 + ((0.5 - 0.005) / 2 * (1 + Math.Cos(Math.PI * step / End)));
            int[] counts = [.. names.Select(name => (int)(fraction * before.Kept(name)))];
            double[] means = [.. names.Select(name => Momentum(before, name)
                .Where((_, i) => before.Mask(name)[i]).Average(value => (double)value))];
            Assert.Equal(names.Sum(before.Kept), names.Sum(after.Kept));
            List<double> factors = [];
            for (int i = 0; i < names.Length; i++)
            {
                string name = names[i];
                bool[] dropped = ExpectedExchange.Drop(before.Mask(name), before.Weights(name), counts[i]);
                int grown = after.Kept(name) - dropped.Count(kept => kept);
                Assert.Equal(ExpectedExchange.Grow(dropped, Momentum(before, name), grown), after.Mask(name));
                Assert.True(after.Kept(name) >= minimum);

                // Where a layer is neither full nor at its least, momentum alone says how many.
                if (after.Kept(name) < dropped.Length && after.Kept(name) > minimum)
                {
                    factors.Add(grown / means[i]);
                    Assert.All(factors, factor => Assert.InRange(factor * means[i], grown - 2.0, grown + 2.0));
                }
            }
        }

        // Layers do not keep what they had.
        Assert.Contains(names, name => steps[0].Kept(name) != steps[^1].Kept(name));
    }

    // |m| of SGD; Adam's over the root of its second moment.
    private static float[] Momentum(StepRecord record, string layer)
    {
        float[] first = record.Moment(layer, 1);
        return record.Saved.Names.Contains(layer + ".Weights.Moment2")
            ? [.. first.Zip(record.Moment(layer, 2), (m, v) => Math.Abs(m / (MathF.Sqrt(v) + 1e-8f)))]
            : [.. first.Select(Math.Abs)];
    }

    private static void RequireOnlyTheExchange(StepRecord before, StepRecord after, string layer)
    {
        int moments = before.Saved.Names.Count(name =>
            name.StartsWith(layer + ".Weights.Moment", StringComparison.Ordinal));
        bool knowsRemoved = before.Saved.Names.Contains(layer + ".Weights.Shadow");
        for (int i = 0; i < before.Mask(layer).Length; i++)
        {
            bool was = before.Mask(layer)[i];
            bool isKept = after.Mask(layer)[i];
            Assert.Equal(was && isKept ? before.Weights(layer)[i] : 0, after.Weights(layer)[i]);
            for (int m = 1; m <= moments; m++)
            {
                float moment = before.Moment(layer, m)[i];
                bool stays = isKept ? was : knowsRemoved;
                Assert.Equal(stays ? moment : 0, after.Moment(layer, m)[i]);
            }
        }
    }
}
