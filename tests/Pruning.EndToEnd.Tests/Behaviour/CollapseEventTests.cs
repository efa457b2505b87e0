using System;
using System.Linq;
using System.Numerics.Tensors;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Pruning.Runtime.Tests.Data;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>What collapse rules did is in the result, in a checkpoint and in the report.</summary>
public sealed class CollapseEventTests : IDisposable
{
    private const int All = 480 + 408 + 51;

    private readonly TemporaryFolder _folder = new();
    private readonly Dataset _train = Blobs.Create();

    public void Dispose() => _folder.Dispose();

    // In the last round at the latest: of 939 weights 94 stay, and each layer keeps 30.
    [Fact]
    public void Fit_InRounds_HasAnEventForEachRemovalThatWasCut()
    {
        using var network = new FloorRoundsNet(5, 1);
        TensorPrimitives.Multiply(network.Logits.Weights, 1e-6f, network.Logits.Weights);

        TrainingResult result = network.Fit(_train);

        Assert.Empty(result.Dense.Collapses);
        CollapseEvent last = Assert.Single(result.Final.Collapses);
        int target = RemovalCount.Of(0.9, All);
        Assert.Equal(new CollapseEvent(3, null, last.Layer, Collapse.Floor, target, target), last);
        Assert.Equal(30, network.GetLayer<Dense>(last.Layer).Mask.Kept);
        Assert.Equal(result.Collapses, result.Rounds.SelectMany(round => round.Collapses));
        Assert.Contains($"{last.Layer}", Row(network, 3), StringComparison.Ordinal);

        string path = _folder.PathOf("end.safetensors");
        network.Save(path);
        using var loaded = new FloorRoundsNet(6, 1);
        loaded.Load(path);
        Assert.Equal(result.Collapses, loaded.Outcome!.Collapses);
        Assert.Equal(network.Report().ToString(), loaded.Report().ToString());
    }

    // Before steps 0 and 5 of 10, to a rate of 0.8 by a line: nothing, then 751.
    [Fact]
    public void Fit_Gradually_HasTheStepOfTheRemovalThatStopped()
    {
        using var network = new StopRoundsNet(5, 1);
        TensorPrimitives.Multiply(network.Logits.Weights, 1e-6f, network.Logits.Weights);

        TrainingResult result = network.Fit(_train);

        Assert.Equal([new CollapseEvent(1, 5, "Logits", Collapse.Stop, 751, 44)], result.Collapses);
        Assert.Equal(
            "Logits    Stop      1            5    751       44", Row(network, 1));
    }

    [Theory]
    [InlineData(nameof(TwoPoliciesNet))]
    [InlineData(nameof(FloorRoundsNet))]
    public void Fit_OfASubject_HasCollapses(string subject)
    {
        using Network network = Subjects.Create(subject);

        Assert.NotEmpty(network.Fit(_train).Collapses);
    }

    [Fact]
    public void Report_WithoutACollapse_SaysNothingOfIt()
    {
        using var network = new MomentumNet(5, 1);
        network.Fit(_train);

        Assert.Empty(network.Report().Collapses);
        Assert.DoesNotContain("collapse", network.Report().ToString(), StringComparison.Ordinal);
    }

    // The last line but those of later rounds.
    private static string Row(Network network, int round)
    {
        string[] lines = network.Report().ToString().Split('\n');
        int first = Array.FindIndex(lines, line => line.StartsWith("collapse ", StringComparison.Ordinal));
        Assert.True(first > 0);
        return lines[(first + 2)..].Last(
            line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2] == $"{round}");
    }
}
