using System;
using System.Linq;
using Pruning.Masks;
using Pruning.Reporting;
using Xunit;

namespace Pruning.Runtime.Tests.Layers;

/// <summary>Removal of the weights of convolutions, and what is counted of it.</summary>
public sealed class PruningTests
{
    [Fact]
    public void Prune_OfConvolutions_TakesTheSmallestAcrossTheGroup()
    {
        using var network = new ConvNet();
        float[] stem = network.Stem.Weights.ToArray();
        float[] projection = network.Projection.Weights.ToArray();

        PruningResult result = network.Prune(0.75);

        Assert.Equal(90, result.Removed);
        float[] sorted = [.. stem.Concat(projection).Select(MathF.Abs).Order()];
        float threshold = sorted[89];
        Assert.Equal(stem.Select(weight => MathF.Abs(weight) > threshold ? weight : 0), network.Stem.Weights.ToArray());
        Assert.Equal(
            projection.Select(weight => MathF.Abs(weight) > threshold ? weight : 0),
            network.Projection.Weights.ToArray());
        Assert.Equal(36, network.Depthwise.Mask.Kept);
        Assert.Equal([1, 1, 1, 1], network.Stem.BatchNorm!.Scale.ToArray());
        Assert.Equal(0.75, network.PruningRate);
    }

    [Fact]
    public void Prune_OfConvolutions_ClearsTheirMoments()
    {
        using var network = new ConvNet();
        foreach (int moment in network.Plan.Arena.Moments)
        {
            network.Memory.Slice(moment, network.Plan.Arena.ParameterLength).Fill(1);
        }

        network.Prune(0.5);

        foreach (int moment in network.Plan.Arena.Moments)
        {
            float[] values = network.Memory.Slice(moment, 108).ToArray();
            Assert.Equal(Enumerable.Range(0, 108).Select(i => network.Stem.Mask[i] ? 1f : 0), values);
        }
    }

    [Fact]
    public void Report_OfConvolutions_CountsEachWeightOncePerOutputPixel()
    {
        using var network = new ConvNet();
        network.Prune(0.75);

        NetworkReport report = network.Report();

        Assert.Equal(
            ["[4, 3, 3, 3]", "[4, 1, 3, 3]", "[4, 3, 1, 1]", "[5, 64]"], report.Layers.Select(layer => layer.Shape));
        Assert.Equal([108L * 64, 36 * 16, 12 * 16, 320], report.Layers.Select(layer => layer.DenseMultiplyAdds));
        Assert.Equal(
            [network.Stem.Mask.Kept * 64L, 36 * 16, network.Projection.Mask.Kept * 16L, 320],
            report.Layers.Select(layer => layer.KeptMultiplyAdds));
        Assert.Equal((2000, 1000), (report.TrainingActivationBytes, report.InferenceActivationBytes));
    }

    [Fact]
    public void Report_OfNormalisedLayers_CountsScaleAndShiftButNoAverages()
    {
        using var network = new ConvNet();
        network.Prune(0.75);

        NetworkReport report = network.Report();

        // Weights, the biases of two layers, scale and shift of three normalisations with four channels.
        const int All = 108 + 36 + 12 + 320 + 4 + 5 + (3 * 2 * 4);
        Assert.Equal((All, All - 90), (report.Parameters, report.KeptParameters));
        Assert.Equal((120, 30), (report.PrunableWeights, report.KeptPrunableWeights));
    }
}
