using System;
using System.Linq;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// Layer collapse of LeNet-300-100 at initialisation, under a global removal with nothing that keeps a layer (Tanaka et
/// al. 2020): up to 10^4.9 fold compression, three or four weights of 266,200.
/// </summary>
public sealed class SynFlowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Prune_InAHundredSteps_EmptiesNoLayer(ulong seed)
    {
        foreach (double exponent in (double[])[1, 1.5, 2, 2.5, 3, 3.5, 4, 4.25, 4.5, 4.75, 4.9])
        {
            using var network = new FlowNet(seed, 2);
            int[] kept = Keep(network, exponent);
            Assert.True(kept.Min() >= 1, $"{string.Join(" ", kept)} kept at 10^{exponent}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Prune_InOneStep_EmptiesALayerEarly(ulong seed)
    {
        using var early = new FlowOnceNet(seed, 2);
        using var late = new FlowOnceNet(seed, 2);

        Assert.True(Keep(early, 1).Min() >= 1);
        Assert.Equal(0, Keep(late, 1.5).Min());
    }

    [Fact]
    public void Prune_ByMagnitude_EmptiesALayerWhereSynFlowDoesNot()
    {
        using var network = new AllowedMagnitudeNet(1, 2);

        Assert.Equal(0, Keep(network, 3.75).Min());
    }

    // Weights that are left in each layer.
    private static int[] Keep(Network network, double exponent)
    {
        network.Prune(1 - Math.Pow(10, -exponent));
        int kept = network.Layers.Sum(layer => layer.Mask.Kept);
        Assert.InRange(kept - (266_200 * Math.Pow(10, -exponent)), -1, 1);
        return [.. network.Layers.Select(layer => layer.Mask.Kept)];
    }
}
