using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Removals before and during the training. The data makes ten steps an epoch.</summary>
public sealed class ScheduleTests
{
    private const int All = 480 + 408 + 51;

    private readonly Dataset _train = Blobs.Create();

    [Fact]
    public void Fit_AtInitialization_RemovesBeforeTheFirstStepAndTrainsForAllEpochs()
    {
        using var network = new SnipNet(3, 1);
        List<(int Epoch, double Rate)> steps = [];

        TrainingResult result = network.Fit(_train, progress: new OnProgress(step =>
        {
            Assert.Equal((1, 1, 3), (step.Round, step.Rounds, step.Epochs));
            steps.Add((step.Epoch, step.PruningRate));
        }));

        Assert.Equal(30, steps.Count);
        Assert.All(steps, step => Assert.Equal(RemovalCount.Of(0.9, All) / (double)All, step.Rate));
        Assert.Equal([480, 408, 51], result.Dense.Kept);
        Assert.Equal(All - RemovalCount.Of(0.9, All), Assert.Single(result.Rounds).Kept.Sum());

        // What is called dense is the network as it was drawn.
        using var untrained = new SnipNet(3, 1);
        Assert.Equal(untrained.Evaluate(_train).Loss, result.Dense.Loss);
        Assert.True(result.Final.Loss < result.Dense.Loss);
    }

    // The mask is that of the network as it was drawn, looked at with the samples of round 1.
    [Fact]
    public void Fit_AtInitialization_RemovesWhatAPruningByHandDoes()
    {
        using var scheduled = new SnipFirstSamplesNet(3, 1);
        using var byHand = new SnipFirstSamplesNet(3, 1);

        scheduled.Fit(_train);
        byHand.Prune(0.9, _train);

        for (int layer = 0; layer < 3; layer++)
        {
            Assert.Equal(Kept(byHand.Layers[layer]), Kept(scheduled.Layers[layer]));
        }
    }

    // As the declaration says: before steps 4, 7, ..., 22 and 23, by a square curve.
    [Fact]
    public void Fit_Gradually_RemovesTheCountsOfTheCurveAndAllAtTheEnd()
    {
        using var network = new GradualNet(2, 1);
        List<int> removed = [];

        TrainingResult result = network.Fit(
            _train, progress: new OnProgress(_ => removed.Add(All - network.Layers.Sum(layer => layer.Mask.Kept))));

        int count = 0;
        for (int step = 0; step < 30; step++)
        {
            if (step is >= 4 and <= 23 && ((step - 4) % 3 == 0 || step == 23))
            {
                double left = 1 - ((step - 4) / 19.0);
                count = (int)Math.Round(0.9 * (1 - (left * left)) * All, MidpointRounding.ToEven);
            }

            Assert.Equal(count, removed[step]);
        }

        Assert.Equal(RemovalCount.Of(0.9, All), removed[23]);
        Assert.NotEqual(removed[22], removed[23]);
        Assert.Equal([480, 408, 51], result.Dense.Kept);
        Assert.Equal(All - removed[23], Assert.Single(result.Rounds).Kept.Sum());
    }

    [Fact]
    public void Fit_Gradually_HasOneCurveOfTheLearningRate()
    {
        using var network = new GradualNet(2, 1);
        var schedule = new LearningRateSchedule(LearningRateCurve.Cosine, 0.05, 0, 10, 0.1, 3, 10);
        int steps = 0;

        network.Fit(_train, progress: new OnProgress(
            step => Assert.Equal(schedule.At(steps++), (float)step.LearningRate)));

        Assert.Equal(30, steps);
    }

    // The gradients are looked at before the first step: those of the network as it was drawn.
    [Fact]
    public void Fit_GraduallyFromTheFirstStepOn_RemovesByGradientsBeforeIt()
    {
        using var network = new GradualTaylorNet(2, 1);
        List<int[]> removed = [];

        network.Fit(_train, progress: new OnProgress(
            _ => removed.Add([.. network.Layers.Select(layer => layer.Mask.Count - layer.Mask.Kept)])));

        Assert.Equal([144, 122, 15], removed[0]);
        Assert.Equal([384, 326, 41], removed[^1]);
    }

    [Fact]
    public void Fit_GraduallyForMoreEpochs_BeginsAndEndsInProportion()
    {
        using var network = new GradualNet(2, 1);
        List<int> removed = [];

        network.Fit(_train, epochs: 6, progress: new OnProgress(
            _ => removed.Add(All - network.Layers.Sum(layer => layer.Mask.Kept))));

        Assert.Equal(60, removed.Count);
        Assert.Equal(0, removed[10]);
        Assert.True(removed[11] > 0);
        Assert.True(removed[45] < removed[46]);
        Assert.Equal(RemovalCount.Of(0.9, All), removed[46]);
    }

    // One batch an epoch: an end at 2.3 epochs is before step 2 of 3, but one at 2.3 of 3 is none of a single epoch.
    [Fact]
    public void Fit_GraduallyWithTooFewSteps_SaysSoBeforeTheFirst()
    {
        using var network = new GradualNet(2, 1);
        byte[] before = SavedState.Of(network);
        var progress = new OnProgress(_ => Assert.Fail("A step was made."));

        ArgumentException error = Assert.Throws<ArgumentException>(
            () => network.Fit(Blobs.Create(32), progress: progress, epochs: 1));

        Assert.Contains("GradualNet removes its last weights before step 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("1 epochs with 1 steps", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void Fit_GraduallyInterruptedAndCalledForOtherEpochs_SaysSo()
    {
        using var network = new GradualNet(2, 1);
        using var cancellation = new System.Threading.CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => network.Fit(
            _train, progress: new OnProgress(_ => cancellation.Cancel()), cancellation: cancellation.Token));

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.Fit(_train, epochs: 5));

        Assert.Contains("in a run of 3 epochs and cannot go on as one of 5", error.Message, StringComparison.Ordinal);
    }

    // Steps are reported, one by one, so what lies between two reports is a step with what happens before it.
    [Fact]
    public void Fit_Gradually_AllocatesNothingPerStep()
    {
        const int Attempts = 5;
        long[] least = new long[30];
        Array.Fill(least, long.MaxValue);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            using var network = new GradualNet(2, 1);
            network.Prune(0.01);
            long last = 0;
            int steps = 0;
            network.Fit(_train, progress: new OnProgress(step =>
            {
                long now = GC.GetAllocatedBytesForCurrentThread();
                least[steps] = step.Step == 1 ? 0 : Math.Min(least[steps], now - last);
                steps++;
                last = GC.GetAllocatedBytesForCurrentThread();
            }));
        }

        // The second step is the first one that is warm; the end of an epoch looks at all parameters.
        Assert.All(least[2..].Where((_, i) => (i + 2) % 10 != 9), bytes => Assert.Equal(0, bytes));
    }

    private static bool[] Kept(Layer layer) => [.. Enumerable.Range(0, layer.Mask.Count).Select(i => layer.Mask[i])];
}
