using System;
using System.Linq;
using Xunit;

namespace Pruning.Runtime.Tests.Layers;

public sealed class LayerTests
{
    private static readonly Func<ConvNet, Span<float>>[] Spans =
    [
        network => network.Stem.Weights,
        network => network.Stem.BatchNorm!.Scale,
        network => network.Stem.BatchNorm!.Shift,
        network => network.Stem.BatchNorm!.Mean,
        network => network.Stem.BatchNorm!.Variance,
        network => network.Depthwise.Weights,
        network => network.Depthwise.Bias,
        network => network.Projection.Weights,
        network => network.Projection.BatchNorm!.Scale,
        network => network.Sum.BatchNorm!.Shift,
        network => network.Sum.BatchNorm!.Variance,
        network => network.Logits.Weights,
        network => network.Logits.Bias,
    ];

    [Fact]
    public void Layers_OfAPlan_AreThoseWithWeightsInItsOrder()
    {
        using var network = new ConvNet();

        Assert.Equal(
            ["Stem", "Depthwise", "Sum_Projection", "Logits"], network.Layers.Select(layer => layer.Name));
        Assert.Equal([4, 3, 3, 3], network.Layers[0].WeightShape);
        Assert.Equal([5, 64], network.Layers[3].WeightShape);
        Assert.Equal([108, 36, 12, 320], network.Layers.Select(layer => layer.Weights.Length));
        Assert.Equal([108, 36, 12, 320], network.Layers.Select(layer => layer.Mask.Count));
        Assert.Equal([0, 4, 0, 5], network.Layers.Select(layer => layer.Bias.Length));
        Assert.Equal([true, false, true, false], network.Layers.Select(layer => layer.IsPrunable));
    }

    [Fact]
    public void Conv2D_WithGroups_KnowsTheChannelsOfItsInput()
    {
        using var network = new ConvNet();

        Conv2D stem = network.Stem;
        Assert.Equal((4, 3, 3, 1, 1, 1), Geometry(stem));
        Assert.Equal((4, 4, 3, 2, 1, 4), Geometry(network.Depthwise));
        Assert.Equal((4, 3, 1, 2, 0, 1), Geometry(network.Projection));
        Assert.Equal((5, 64), (network.Logits.Units, network.Logits.Inputs));
    }

    [Fact]
    public void BatchNorm_OfANewNetwork_ChangesNothing()
    {
        using var network = new ConvNet();
        BatchNorm?[] norms =
            [network.Stem.BatchNorm, network.Projection.BatchNorm, network.Sum.BatchNorm];

        foreach (BatchNorm? norm in norms)
        {
            Assert.NotNull(norm);
            Assert.Equal(4, norm.Channels);
            Assert.Equal([1, 1, 1, 1], norm.Scale.ToArray());
            Assert.Equal([0, 0, 0, 0], norm.Shift.ToArray());
            Assert.Equal([0, 0, 0, 0], norm.Mean.ToArray());
            Assert.Equal([1, 1, 1, 1], norm.Variance.ToArray());
        }

        Assert.Null(network.Depthwise.BatchNorm);
        Assert.Null(network.Logits.BatchNorm);
        Assert.Null(network.GetLayer<Join>("Both").BatchNorm);
    }

    // ±sqrt(6 / (fan-in + fan-out)): 27 and 36 for 4 filters of 3x3 on 3 channels, 9 and 9 where each has its own.
    [Fact]
    public void Weights_OfANewConvolution_HaveTheFansOfItsKernel()
    {
        using var network = new ConvNet();

        Assert.InRange(Largest(network.Stem), 0.95f * MathF.Sqrt(6f / 63), MathF.Sqrt(6f / 63));
        Assert.InRange(Largest(network.Depthwise), 0.85f * MathF.Sqrt(6f / 18), MathF.Sqrt(6f / 18));
        Assert.All(network.Depthwise.Bias.ToArray(), bias => Assert.Equal(0, bias));
        Assert.All(network.Logits.Weights.ToArray(), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void Spans_OfOneNetwork_NeverOverlap()
    {
        using var network = new ConvNet();
        float number = 0;
        foreach (Func<ConvNet, Span<float>> span in Spans)
        {
            span(network).Fill(++number);
        }

        number = 0;
        foreach (Func<ConvNet, Span<float>> span in Spans)
        {
            number++;
            Assert.All(span(network).ToArray(), value => Assert.Equal(number, value));
        }
    }

    [Fact]
    public void GetLayer_NameOrTypeThatIsNone_SaysSo()
    {
        using var network = new ConvNet();

        Assert.Same(network.Layers[2], network.Projection);
        Assert.Same(network.Sum, network.GetLayer<Join>("Sum"));
        Assert.Same(network.Stem, network.GetLayer<Layer>("Stem"));
        ArgumentException unknown = Assert.Throws<ArgumentException>(() => network.GetLayer<Conv2D>("Stage9"));
        Assert.Contains("ConvNet has no layer 'Stage9'", unknown.Message, StringComparison.Ordinal);
        ArgumentException other = Assert.Throws<ArgumentException>(() => network.GetLayer<Dense>("Stem"));
        Assert.Contains("'Stem' of ConvNet is a Conv2D, not a Dense", other.Message, StringComparison.Ordinal);
    }

    private static (int Filters, int Channels, int Kernel, int Stride, int Padding, int Groups) Geometry(Conv2D conv) =>
        (conv.Filters, conv.Channels, conv.Kernel, conv.Stride, conv.Padding, conv.Groups);

    private static float Largest(Layer layer) => layer.Weights.ToArray().Max(MathF.Abs);
}
