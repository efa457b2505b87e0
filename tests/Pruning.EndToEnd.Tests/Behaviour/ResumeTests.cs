using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Runtime.Tests.Data;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// A run that is cancelled, saved and resumed in a new network ends with the bytes and results of one that was not.
/// </summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dataset _train = Blobs.Create();
    private readonly Dataset _test = Blobs.Create(100, 2);

    public void Dispose() => _folder.Dispose();

    // Every step of the schedule in turn, so also the last of each epoch and of each phase, and before the first.
    [Theory]
    [MemberData(nameof(Subjects.All), MemberType = typeof(Subjects))]
    public void Fit_CancelledAtAnyStep_ResumesToTheSameBytes(string subject)
    {
        (byte[] bytes, string result, int steps) = Uninterrupted(subject);

        List<int> different = [];
        for (int stop = 0; stop < steps; stop++)
        {
            string path = Cancelled(subject, stop);
            using Network resumed = Subjects.Create(subject, seed: 99);
            resumed.Load(path);
            string resumedResult = ResultText.Of(resumed.Fit(_train, _test, checkpoint: path));
            if (resumedResult != result || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            {
                different.Add(stop);
            }
        }

        Assert.Empty(different);
    }

    [Theory]
    [MemberData(nameof(Subjects.All), MemberType = typeof(Subjects))]
    public void Fit_CancelledEverySevenSteps_EndsWithTheSameBytes(string subject)
    {
        (byte[] bytes, string result, int _) = Uninterrupted(subject);
        string path = _folder.PathOf("often.safetensors");

        TrainingResult? end = null;
        for (int attempt = 0; end is null; attempt++)
        {
            // The number of threads changes on the way too.
            using Network network = Subjects.Create(subject, threads: 1 + (attempt % 2));
            if (attempt > 0)
            {
                network.Load(path);
            }

            end = FitUntil(network, 7, path);
        }

        Assert.Equal(result, ResultText.Of(end));
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Theory]
    [MemberData(nameof(Subjects.All), MemberType = typeof(Subjects))]
    public void Fit_SameNetworkCalledAgainAfterCancellation_GoesOn(string subject)
    {
        (byte[] bytes, string result, int steps) = Uninterrupted(subject);
        using Network network = Subjects.Create(subject);

        Assert.Null(FitUntil(network, steps / 2, null));
        TrainingResult end = network.Fit(_train, _test);

        Assert.Equal(result, ResultText.Of(end));
        Assert.Equal(bytes, SavedState.Of(network));
    }

    [Theory]
    [MemberData(nameof(Subjects.All), MemberType = typeof(Subjects))]
    public void Fit_AnyNumberOfThreads_GivesTheSameBytes(string subject)
    {
        (byte[] bytes, string result, int _) = Uninterrupted(subject);
        foreach (int threads in (int[])[2, 3])
        {
            using Network network = Subjects.Create(subject, threads: threads);
            Assert.Equal(result, ResultText.Of(network.Fit(_train, _test)));
            Assert.Equal(bytes, SavedState.Of(network));
        }
    }

    [Fact]
    public void Fit_Checkpoint_IsWrittenAfterEachEpoch()
    {
        string path = _folder.PathOf("epochs.safetensors");
        List<byte[]> versions = [];
        using var network = new MomentumNet(5, 1);

        network.Fit(_train, checkpoint: path, progress: new OnProgress(step =>
        {
            Assert.Equal(step.Round > 0 || step.Epoch > 0 || step.IsEpochEnd, File.Exists(path));
            if (step.Step == 1 && File.Exists(path))
            {
                versions.Add(File.ReadAllBytes(path));
            }
        }));

        // Two dense epochs and a fine-tuning one before the last, each with a checkpoint of its own.
        Assert.Equal(3, versions.Count);
        Assert.NotEqual(versions[0], versions[1]);
        Assert.NotEqual(versions[1], versions[2]);
    }

    [Fact]
    public void Fit_ResumedWithDataOfAnotherSize_SaysSo()
    {
        using var network = new MomentumNet(5, 1);
        network.Load(Cancelled(nameof(MomentumNet), 13));
        byte[] before = SavedState.Of(network);

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.Fit(Blobs.Create(299)));

        Assert.Contains("MomentumNet was interrupted with 300 samples", error.Message, StringComparison.Ordinal);
        Assert.Contains("299 of 'blobs'", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void Fit_ResumedInAnotherSchedule_SaysSo()
    {
        using var network = new MoreRoundsNet(5, 1);
        network.Load(Cancelled(nameof(MomentumNet), 13));
        byte[] before = SavedState.Of(network);

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.Fit(_train));

        Assert.Contains("in a schedule of 2 epochs and 2 rounds of 1 with 10", error.Message, StringComparison.Ordinal);
        Assert.Contains("in a schedule of 2 epochs and 3 rounds of 1 with 10", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, SavedState.Of(network));
    }

    // A schedule that has ended is not resumed but begun again, with whatever data.
    [Fact]
    public void Fit_AfterTheEnd_BeginsAnewFromTheWeightsAsTheyAre()
    {
        using var network = new OneShotNet(5, 1);
        network.Fit(_train);
        int removed = network.Fc1.Mask.Count - network.Fc1.Mask.Kept;
        int steps = 0;

        TrainingResult second = network.Fit(Blobs.Create(64), progress: new OnProgress(_ => steps++));

        Assert.Equal(2, steps);
        Assert.Equal(removed, second.Dense.Kept[0]);
        Assert.Single(second.Rounds);
    }

    private (byte[] Bytes, string Result, int Steps) Uninterrupted(string subject)
    {
        using Network network = Subjects.Create(subject);
        int steps = 0;
        TrainingResult result = network.Fit(_train, _test, new OnProgress(_ => steps++));
        return (SavedState.Of(network), ResultText.Of(result), steps);
    }

    private string Cancelled(string subject, int stop)
    {
        string path = _folder.PathOf(FormattableString.Invariant($"cancelled-{stop}.safetensors"));
        using Network network = Subjects.Create(subject);
        Assert.Null(FitUntil(network, stop, path));
        return path;
    }

    // Null where the run was cancelled after so many steps of this call, else its result.
    private TrainingResult? FitUntil(Network network, int stop, string? path)
    {
        using var cancellation = new CancellationTokenSource();
        if (stop == 0)
        {
            cancellation.Cancel();
        }

        int steps = 0;
        var progress = new OnProgress(_ =>
        {
            if (++steps == stop)
            {
                cancellation.Cancel();
            }
        });
        try
        {
            return network.Fit(_train, _test, progress, cancellation.Token, path);
        }
        catch (OperationCanceledException error)
        {
            Assert.Equal(cancellation.Token, error.CancellationToken);
            Assert.Equal(stop, steps);
            return null;
        }
    }
}
