using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Runtime.Tests.Data;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>What a caller of Fit sees on the way.</summary>
public sealed class ProgressTests
{
    private readonly Dataset _train = Blobs.Create();

    [Fact]
    public void Fit_StepCurve_FollowsTheSchedule() =>
        Follows(new MomentumNet(1, 1), epochs => new(LearningRateCurve.Step, 0.05, 0, 1, 0.5, epochs, 10));

    [Fact]
    public void Fit_CosineWithWarmUp_FollowsTheSchedule() =>
        Follows(new AdamRewindNet(1, 1), epochs => new(LearningRateCurve.Cosine, 0.01, 0.5, 10, 0.1, epochs, 10));

    [Fact]
    public void Fit_ConstantCurve_FollowsTheSchedule() =>
        Follows(new GeometricNet(1, 1), epochs => new(LearningRateCurve.Constant, 0.01, 0, 10, 0.1, epochs, 10));

    [Fact]
    public void Fit_TestData_IsEvaluatedAtTheEndOfEachEpoch()
    {
        using var network = new MomentumNet(1, 1);
        Dataset test = Blobs.Create(100, 2);
        double last = 0;

        TrainingResult result = network.Fit(_train, test, new OnProgress(step =>
        {
            Assert.Equal(step.IsEpochEnd, step.Test is not null);
            if (step.Test is { } evaluation)
            {
                Assert.Equal(network.Evaluate(test), evaluation);
                last = evaluation.Accuracy;
            }
        }));

        Assert.Equal(result.Final.Accuracy, last);
    }

    [Fact]
    public void Fit_ManySteps_ReportsAboutAHundredTimesAnEpoch()
    {
        using var network = new PlainNet(1, 1);
        List<int> steps = [];
        using var cancellation = new CancellationTokenSource();

        Assert.Throws<OperationCanceledException>(() => network.Fit(Blobs.Create(32 * 250), null, new OnProgress(step =>
        {
            steps.Add(step.Step);
            if (step.IsEpochEnd)
            {
                cancellation.Cancel();
            }
        }), cancellation.Token));

        Assert.Equal(Enumerable.Range(1, 125).Select(i => 2 * i), steps);
    }

    // The snippets of the documentation, as a reader would type them.
    [Fact]
    public void Network_AsInTheDocumentation_RunsFromDeclarationToReport()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("lenet300.safetensors");
        Dataset train = SyntheticDigits.Create(256, 1);
        Dataset test = SyntheticDigits.Create(100, 2);
        var progress = new OnProgress(_ => { });
        CancellationToken cancellation = CancellationToken.None;
        float[] image = new float[784];
        float[] probabilities = new float[10];

        var net = new LeNet300(seed: 1);
        TrainingResult result = net.Fit(train, test, progress, cancellation);
        net.Predict(image, probabilities);
        net.Save(path);
        string report = net.Report().ToString();

        Assert.Equal(4, result.Rounds.Count);
        Assert.Equal(53_240, result.Final.Kept.Sum());
        Assert.True(File.Exists(path));
        Assert.StartsWith("LeNet300\nlayer", report, StringComparison.Ordinal);
        Assert.Contains("[300, 784]", report, StringComparison.Ordinal);
        net.Dispose();
    }

    // The data makes ten steps an epoch, the last of 12 samples, and each is reported.
    private void Follows(Network network, Func<int, LearningRateSchedule> schedule)
    {
        using (network)
        {
            int expected = 0;
            int round = 0;
            network.Fit(_train, progress: new OnProgress(step =>
            {
                expected = step.Round == round ? expected : 0;
                round = step.Round;
                Assert.Equal((expected / 10, (expected % 10) + 1, 10), (step.Epoch, step.Step, step.StepsPerEpoch));
                Assert.Equal(schedule(step.Epochs).At(expected), (float)step.LearningRate);
                Assert.Equal((float)step.LearningRate, network.LearningRate);
                expected++;
            }));
            Assert.True(round > 0);
        }
    }
}
