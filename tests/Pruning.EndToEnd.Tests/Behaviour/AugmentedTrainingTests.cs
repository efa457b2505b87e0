using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Execution;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Training reads variants that depend on seed, epoch and sample; evaluation reads the samples.</summary>
public sealed class AugmentedTrainingTests
{
    private const int Epochs = 4;

    private static readonly Dataset Plain = Blobs.Create().AsImages(1, 4, 5);
    private static readonly Dataset Augmented = Plain.Augment(pad: 1, flip: true);

    [Fact]
    public void Fit_EachEpoch_ReadsEverySampleWithADrawOfItsOwn()
    {
        var data = new WatchedData(Blobs.Create());
        using var network = new MomentumNet(5, 2);

        network.Fit(data);

        // Two dense epochs and two of fine-tuning; lanes beyond the last sample repeat one of them.
        Assert.Equal(Epochs, data.Variants.Count);
        Assert.All(data.Variants.Values, indices => Assert.Equal(Enumerable.Range(0, 300), indices.Distinct().Order()));
    }

    [Fact]
    public void Fit_OtherSeed_DrawsOthers()
    {
        Assert.Equal(DrawsOf(seed: 5), DrawsOf(seed: 5));
        Assert.Empty(DrawsOf(seed: 5).Intersect(DrawsOf(seed: 6)));
    }

    [Fact]
    public void Evaluate_AnyData_ReadsNoVariants()
    {
        var data = new WatchedData(Blobs.Create());
        using var network = new MomentumNet(5, 1);

        network.Evaluate(data);
        network.TrainStep(new Batch(data, [0, 1]));

        Assert.Empty(data.Variants);
        Assert.True(data.Plain >= 302);
        using var other = new MomentumNet(5, 1);
        Assert.Equal(other.Evaluate(Plain), other.Evaluate(Augmented));
    }

    [Fact]
    public void Fit_Augmented_IsAnotherTraining()
    {
        Assert.NotEqual(Trained(Plain, threads: 1), Trained(Augmented, threads: 1));
    }

    [Fact]
    public void Fit_AnyNumberOfThreads_GivesTheSameBytes()
    {
        byte[] one = Trained(Augmented, threads: 1);

        Assert.Equal(one, Trained(Augmented, threads: 2));
        Assert.Equal(one, Trained(Augmented, threads: 3));
    }

    // At the beginning of an epoch, within one, at its end, within a round.
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(33)]
    public void Fit_CancelledAndGoingOn_GivesTheSameBytes(int stop)
    {
        using var network = new MomentumNet(5, 1);
        using var cancellation = new CancellationTokenSource();
        int steps = 0;
        Assert.Throws<OperationCanceledException>(() => network.Fit(
            Augmented,
            progress: new OnProgress(_ =>
            {
                if (++steps == stop)
                {
                    cancellation.Cancel();
                }
            }),
            cancellation: cancellation.Token));
        network.Evaluate(Plain);

        network.Fit(Augmented);

        Assert.Equal(Trained(Augmented, threads: 1), SavedState.Of(network));
    }

    [Fact]
    public void TrainStep_WithADraw_IsThatOnTheVariants()
    {
        int[] indices = [3, 1, 4, 15];
        float[] variants = new float[indices.Length * Blobs.Features];
        for (int i = 0; i < indices.Length; i++)
        {
            Augmented.CopyVariant(indices[i], 7, variants.AsSpan(i * Blobs.Features));
        }

        int[] labels = [.. indices.Select(Plain.LabelOf)];
        Dataset copies = Dataset.FromArrays(variants, labels, Blobs.Classes);
        using var drawn = new MomentumNet(5, 1);
        using var copied = new MomentumNet(5, 1);

        drawn.TrainStep(new Batch(Augmented, indices, draw: 7));
        copied.TrainStep(new Batch(copies, [0, 1, 2, 3]));

        Assert.Equal(SavedState.Of(copied), SavedState.Of(drawn));
    }

    private static byte[] Trained(Dataset data, int threads)
    {
        using var network = new MomentumNet(5, threads);
        network.Fit(data);
        return SavedState.Of(network);
    }

    private static HashSet<ulong> DrawsOf(ulong seed)
    {
        var data = new WatchedData(Blobs.Create());
        using var network = new MomentumNet(seed, 1);
        network.Fit(data);
        return [.. data.Variants.Keys];
    }
}
