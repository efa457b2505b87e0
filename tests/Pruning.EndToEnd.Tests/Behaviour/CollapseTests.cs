using System;
using System.Numerics.Tensors;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// A layer whose weights are all smaller than those of the others is what a global removal empties first. Fc1 has 480
/// weights, Fc2 408 and Logits 51.
/// </summary>
public sealed class CollapseTests
{
    private const int All = 480 + 408 + 51;

    [Fact]
    public void Prune_Floor_KeepsTheMinimumAndTakesTheRestElsewhere()
    {
        using var network = new FloorNet(1, 1);
        Shrink(network.Logits);

        PruningResult result = network.Prune(0.5);

        Assert.Equal(new PruningResult(RemovalCount.Of(0.5, All), RemovalCount.Of(0.5, All), "Logits"), result);
        Assert.Equal(7, network.Logits.Mask.Kept);
        Assert.Equal(All - result.Removed, network.Fc1.Mask.Kept + network.Fc2.Mask.Kept + 7);
    }

    [Fact]
    public void Prune_FloorAndEverything_LeavesTheMinimumEverywhere()
    {
        using var network = new FloorNet(1, 1);

        PruningResult result = network.Prune(1);

        Assert.Equal((All - 21, All), (result.Removed, result.Requested));
        Assert.Equal((7, 7, 7), (network.Fc1.Mask.Kept, network.Fc2.Mask.Kept, network.Logits.Mask.Kept));
    }

    [Fact]
    public void Prune_Stop_EndsBeforeTheLayerFallsBelowTheMinimum()
    {
        using var network = new StopNet(1, 1);
        Shrink(network.Logits);

        PruningResult result = network.Prune(0.5);

        Assert.Equal(new PruningResult(51 - 7, RemovalCount.Of(0.5, All), "Logits"), result);
        Assert.Equal((480, 408, 7), (network.Fc1.Mask.Kept, network.Fc2.Mask.Kept, network.Logits.Mask.Kept));
    }

    [Fact]
    public void Prune_Allow_EmptiesTheLayer()
    {
        using var network = new AllowNet(1, 1);
        Shrink(network.Logits);

        PruningResult result = network.Prune(0.5);

        Assert.Equal(new PruningResult(RemovalCount.Of(0.5, All), RemovalCount.Of(0.5, All), null), result);
        Assert.Equal(0, network.Logits.Mask.Kept);
        Assert.Equal(Math.Log(3), network.Evaluate(Blobs.Create()).Loss, 5);
    }

    [Fact]
    public void Prune_AllowAndEverything_LeavesANetworkThatStillRuns()
    {
        using var network = new AllowNet(1, 1);

        Assert.Equal(All, network.Prune(1).Removed);

        Assert.Equal(1, network.PruningRate);
        Assert.True(network.TrainStep(new(Blobs.Create(), [0, 1, 2])) > 0);
        Assert.False(network.Fc1.Weights.ContainsAnyExcept(0f));
    }

    private static void Shrink(Dense layer) => TensorPrimitives.Multiply(layer.Weights, 1e-6f, layer.Weights);
}
