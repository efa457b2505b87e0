using System;
using System.IO;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Execution;
using Pruning.Runtime.Tests.Data;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>A training that runs away stops at once, and the checkpoint on disk is from before.</summary>
public sealed class DivergenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dataset _train = Blobs.Create();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fit_RateNoNetworkSurvives_StopsBeforeTheStepThatShowsIt()
    {
        string path = _folder.PathOf("runaway.safetensors");
        using var network = new RunawayNet(3, 1);
        long steps = 0;

        DivergenceException error = Assert.Throws<DivergenceException>(
            () => network.Fit(_train, progress: new OnProgress(_ => steps++), checkpoint: path));

        Assert.InRange(steps, 1, 9);
        Assert.Equal(steps, error.Step);
        string place = FormattableString.Invariant($"in training step {steps} (counted from 0). The step was not");
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.True(network.Layers.All(layer => AllFinite(layer.Weights) && AllFinite(layer.Bias)));
        Assert.False(File.Exists(path));
    }

    // The user's own loop, for comparison: the failing step leaves every bit as it was, however often it is tried.
    [Fact]
    public void TrainStep_LossThatIsNoNumber_ChangesNothing()
    {
        using var network = new RunawayNet(3, 1);
        int[] batch = [.. Enumerable.Range(0, 32)];
        byte[] before = [];
        int steps = 0;
        DivergenceException error = Assert.Throws<DivergenceException>(() =>
        {
            while (steps < 20)
            {
                before = SavedState.Of(network);
                network.TrainStep(new(_train, batch));
                steps++;
            }
        });

        Assert.Equal(steps, error.Step);
        Assert.Equal(before, SavedState.Of(network));
        Assert.Equal(steps, Assert.Throws<DivergenceException>(() => network.TrainStep()).Step);
        Assert.Equal(before, SavedState.Of(network));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(19)]
    [InlineData(20)]
    public void Fit_RuinedAfterTheFirstEpoch_LeavesItsCheckpoint(int ruinedAfter)
    {
        string path = _folder.PathOf("epoch.safetensors");
        byte[] good = [];
        int steps = 0;
        using var network = new MomentumNet(3, 1);

        DivergenceException error = Assert.Throws<DivergenceException>(() => network.Fit(
            _train,
            progress: new OnProgress(_ =>
            {
                if (++steps is 11 or 20)
                {
                    good = File.ReadAllBytes(path);
                }

                if (steps == ruinedAfter)
                {
                    network.Logits.Weights.Fill(3e38f);
                }
            }),
            checkpoint: path));

        Assert.Equal(ruinedAfter, error.Step);
        Assert.Equal(good, File.ReadAllBytes(path));
        using var resumed = new MomentumNet(4, 1);
        resumed.Load(path);
        Assert.Equal(2, resumed.Fit(_train).Rounds.Count);
    }

    // A bias of minus infinity hides behind a Relu: no loss shows it.
    [Fact]
    public void Fit_RuinThatTheLossHides_IsNotSaved()
    {
        string path = _folder.PathOf("hidden.safetensors");
        int steps = 0;
        using var network = new MomentumNet(3, 1);

        DivergenceException error = Assert.Throws<DivergenceException>(() => network.Fit(
            _train,
            progress: new OnProgress(_ =>
            {
                if (++steps == 5)
                {
                    network.Fc1.Bias[0] = float.NegativeInfinity;
                }
            }),
            checkpoint: path));

        string fault = "'Fc1.Bias' has numbers that are not finite after training step 9 ";
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Prune_WeightThatIsNoNumber_RemovesNothingAnywhere()
    {
        using var network = new OneShotNet(3, 1);
        byte[] before = SavedState.Of(network);
        float sound = network.Logits.Weights[7];
        network.Logits.Weights[7] = float.NaN;

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.Prune(0.5));

        Assert.Contains("Layer Logits of OneShotNet", error.Message, StringComparison.Ordinal);
        network.Logits.Weights[7] = sound;
        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void Save_WeightThatIsNoNumber_LeavesTheFileAsItWas()
    {
        string path = _folder.PathOf("net.safetensors");
        using var network = new OneShotNet(3, 1);
        network.Save(path);
        byte[] before = File.ReadAllBytes(path);
        network.Logits.Weights[7] = float.NaN;

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.Save(path));

        string fault = "OneShotNet has NaN in tensor 'Logits.Weights' at element 7";
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Save_RemovedWeightThatWasSet_LeavesTheFileAsItWas()
    {
        string path = _folder.PathOf("net.safetensors");
        using var network = new OneShotNet(3, 1);
        network.Prune(0.5);
        network.Save(path);
        byte[] before = File.ReadAllBytes(path);
        network.Logits.Weights.Fill(1);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.Save(path));

        Assert.Contains("of layer Logits is removed", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void TrainStep_AfterEvaluate_AsksForABatch()
    {
        using var network = new OneShotNet(3, 1);
        network.LoadBatch(new Batch(_train, [0, 1, 2]));
        network.Evaluate(_train);

        Assert.Throws<InvalidOperationException>(() => network.TrainStep());
    }

    [Fact]
    public void Load_CheckpointOfANetworkWithOtherActivations_IsRefused()
    {
        string path = _folder.PathOf("twin.safetensors");
        using var twin = new OneShotTwin(3, 1);
        twin.Save(path);
        using var network = new OneShotNet(4, 1);
        byte[] before = SavedState.Of(network);

        FileFormatException error = Assert.Throws<FileFormatException>(() => network.Load(path));

        Assert.Contains("is a checkpoint of another network", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, SavedState.Of(network));
    }

    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
