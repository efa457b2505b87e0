using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Execution;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Removed weights that keep moving, and phases with all weights, against the definitions written
/// out.</summary>
public sealed class ShadowTests
{
    private const int End = 22;
    private static readonly string[] Names = ["Fc1", "Fc2", "Logits"];

    private readonly Dataset _train = Blobs.Create();

    // One batch is one epoch: 12 steps, of which 0, 3, 6 and, at the end of three quarters, 9 choose anew.
    [Fact]
    public void Fit_ShadowGrowth_IsTheTrainingOfTheMaskedNetworkByAllGradients()
    {
        Dataset data = Blobs.Create(32);
        using var network = new ShadowGrowthNet(5, 1);
        using var reference = new DenseReferenceNet(5, 1);
        Batch batch = new(data, [.. Enumerable.Range(0, 32)]);
        float[][] shadow = Array.ConvertAll(Names, name => reference.GetLayer<Dense>(name).Weights.ToArray());
        float[][] moments = Array.ConvertAll(shadow, weights => new float[weights.Length]);
        float[][] biasMoments = Array.ConvertAll(Names, name => new float[reference.GetLayer<Dense>(name).Bias.Length]);
        bool[][] masks = [];
        List<StepRecord> steps = StepRecord.Run(network, data, epochs: 12);
        for (int step = 0; step < steps.Count; step++)
        {
            if (step is 0 or 3 or 6 or 9)
            {
                masks = KeepLargest(shadow, 0.8);
            }

            for (int l = 0; l < Names.Length; l++)
            {
                Span<float> weights = reference.GetLayer<Dense>(Names[l]).Weights;
                for (int i = 0; i < weights.Length; i++)
                {
                    weights[i] = masks[l][i] ? shadow[l][i] : 0;
                }
            }

            reference.ComputeGradients(batch);
            for (int l = 0; l < Names.Length; l++)
            {
                Dense layer = reference.GetLayer<Dense>(Names[l]);
                Descend(shadow[l], layer.WeightGradients, moments[l], decay: 1e-3f);
                Descend(layer.Bias, layer.BiasGradients, biasMoments[l], decay: 0);
                Assert.Equal(masks[l], steps[step].Mask(Names[l]));
                RequireNear(shadow[l], steps[step].Shadow(Names[l]));
                RequireNear(
                    [.. shadow[l].Select((value, i) => masks[l][i] ? value : 0)], steps[step].Weights(Names[l]));
                RequireNear(layer.Bias.ToArray(), steps[step].Saved[Names[l] + ".Bias"]);
            }
        }

        Assert.Equal(12, steps.Count);
        Assert.NotEqual(steps[0].Mask("Fc1"), steps[^1].Mask("Fc1"));
    }

    // Uniform over the layers: which of each are kept follows from θ as the step before has left it, with the weights
    // of 0.9 and 1.1; not from the plain order, or nothing would be won by them.
    [Fact]
    public void Fit_Splicing_KeepsWhatIsAboveItsOwnThreshold()
    {
        using var network = new SplicingNet(5, 1);
        List<StepRecord> steps = StepRecord.Run(network, _train);
        List<int> anew = [];
        int differ = 0;
        for (int step = 1; step < steps.Count; step++)
        {
            StepRecord before = steps[step - 1];
            bool[][] expected = Array.ConvertAll(Names, name => Spliced(before, name));
            bool[][] now = Array.ConvertAll(Names, name => steps[step].Mask(name));
            bool[][] plain = Array.ConvertAll(
                Names, name => KeepLargest(before.Shadow(name), before.Kept(name)));
            bool changes = !Same(now, Array.ConvertAll(Names, name => before.Mask(name)));
            if (changes || step == End)
            {
                Assert.True(Same(expected, now), $"The masks of step {step} are not those of the definition.");
                differ += Same(expected, plain) ? 0 : 1;
                anew.Add(step);
            }
        }

        // It becomes rare: certain at first, (1 + 0.1 * 21)^-1 before the end, never behind it.
        Assert.InRange(anew.Count, 5, End - 3);
        Assert.DoesNotContain(anew, step => step > End);
        Assert.True(differ > 2, $"Only {differ} choices show a difference between going and coming back.");
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData(6, 10)]
    public void Fit_DenseGrowth_AlternatesAndForgetsMoments(int? epochs, int length)
    {
        using var network = new AlternatingNet(5, 1);
        int all = network.Layers.Sum(layer => layer.Mask.Count);
        int end = epochs is null ? End : 45;
        List<StepRecord> steps = StepRecord.Run(network, _train, epochs);
        for (int step = 0; step < steps.Count; step++)
        {
            bool isDense = step < end && step / length % 2 == 0;
            Assert.Equal(isDense, Names.Sum(steps[step].Kept) == all);
            if (step > 0 && isDense && step % length == 0)
            {
                // Weights come back with the value 0, and the optimiser begins anew: a first step of Adam moves no
                // weight further than the rate, and every weight with a gradient just as far.
                double[] moves = [.. Names.SelectMany(name => steps[step].Weights(name)
                    .Zip(steps[step - 1].Weights(name), (one, other) => Math.Abs((double)one - other)))];
                Assert.InRange(moves.Max(), 0.0099, 0.01001);
                Assert.True(moves.Count(move => move > 0.0099) > all / 2);
            }
        }
    }

    private static bool[] Spliced(StepRecord record, string layer)
    {
        float[] shadow = record.Shadow(layer);
        bool[] mask = record.Mask(layer);
        return KeepLargest(
            [.. shadow.Select((value, i) => value * (mask[i] ? 1 / 0.9f : 1 / 1.1f))], record.Kept(layer));
    }

    private static bool[] KeepLargest(float[] values, int count) =>
        ExpectedExchange.Drop([.. values.Select(_ => true)], values, values.Length - count);

    private static bool[][] KeepLargest(float[][] layers, double rate)
    {
        float[] all = [.. layers.SelectMany(layer => layer)];
        int removed = (int)Math.Round(rate * all.Length, MidpointRounding.ToEven);
        bool[] kept = KeepLargest(all, all.Length - removed);
        int first = 0;
        return Array.ConvertAll(layers, layer => kept[first..(first += layer.Length)]);
    }

    private static bool Same(bool[][] left, bool[][] right) =>
        left.Zip(right, (one, other) => one.SequenceEqual(other)).All(same => same);

    // SGD at the rate 0.05 with Nesterov's momentum 0.9.
    private static void Descend(Span<float> values, ReadOnlySpan<float> gradients, float[] moments, float decay)
    {
        for (int i = 0; i < values.Length; i++)
        {
            float gradient = gradients[i] + (decay * values[i]);
            moments[i] = (0.9f * moments[i]) + gradient;
            values[i] -= 0.05f * (gradient + (0.9f * moments[i]));
        }
    }

    private static void RequireNear(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(actual[i], expected[i] - 1e-5f, expected[i] + 1e-5f);
        }
    }
}
