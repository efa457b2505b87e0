using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Generators.Shapes;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Lanes beyond the last sample contribute exactly nothing to statistics, gradients and losses, though statistics join
/// all lanes: a ragged batch gives the bits of the same samples in any other batch.
/// </summary>
[Trait("Kernels", "true")]
public sealed class ImagePaddingTests : IClassFixture<ImagePaddingTests.Networks>
{
    private static readonly int[] BatchSizes = [16, 33, 64];

    private readonly GeneratedNetworks _networks;

    public ImagePaddingTests(Networks networks)
    {
        _networks = networks.Generated;
    }

    [Theory]
    [InlineData("Residual", 1)]
    [InlineData("Residual", 13)]
    [InlineData("Joined", 7)]
    [InlineData("Joined", 15)]
    public void SameSamples_UnderEveryDeclaredBatchSize_GiveTheSameBits(string layers, int count)
    {
        using Network first = _networks.Create(Name(layers, BatchSizes[0]), seed: 7);
        Samples samples = Samples.Draw(first, Graph(first), count, (ulong)count);
        IReadOnlyList<uint[]> expected = Bits(first, samples);
        foreach (int batch in BatchSizes[1..])
        {
            using Network other = _networks.Create(Name(layers, batch), seed: 7);
            _ = Samples.Draw(other, Graph(other), count, (ulong)count);
            Assert.Equal(expected, Bits(other, samples));
        }
    }

    [Theory]
    [InlineData("Residual", 33, 18)]
    [InlineData("Residual", 64, 47)]
    [InlineData("Joined", 33, 1)]
    [InlineData("Joined", 64, 49)]
    public void RaggedBatch_AfterAFullBatchOfOtherData_GivesTheSameBits(string layers, int batch, int count)
    {
        RequireSameBits(layers, batch, count, used =>
        {
            Samples others = Samples.Draw(used, Graph(used), batch, 1000);
            used.ComputeGradients(new Batch(others.Data, others.Indices));
            used.Infer();
        });
    }

    [Theory]
    [InlineData("Residual", 33, 18)]
    [InlineData("Joined", 64, 20)]
    public void RaggedBatch_AfterOneThatDiverged_GivesTheSameBits(string layers, int batch, int count)
    {
        RequireSameBits(layers, batch, count, used =>
        {
            int features = Graph(used).Shapes[0].Size;
            Dataset huge = Dataset.FromArrays(
                [.. Enumerable.Repeat(float.MaxValue, batch * features)], [.. Enumerable.Repeat(0, batch)], 5);
            Assert.Throws<DivergenceException>(
                () => used.TrainStep(new Batch(huge, [.. Enumerable.Range(0, batch)])));
        });
    }

    private void RequireSameBits(string layers, int batch, int count, Action<Network> use)
    {
        using Network fresh = _networks.Create(Name(layers, batch), seed: 7);
        using Network used = _networks.Create(Name(layers, batch), seed: 7);
        use(used);
        Samples samples = Samples.Draw(fresh, Graph(fresh), count, 5);
        _ = Samples.Draw(used, Graph(used), count, 5);
        Assert.Equal(Bits(fresh, samples), Bits(used, samples));
    }

    // Loss, gradients, running statistics and the evaluation, in this order.
    private List<uint[]> Bits(Network network, Samples samples)
    {
        Batch batch = new(samples.Data, samples.Indices);
        List<uint[]> bits = [[BitConverter.SingleToUInt32Bits(network.ComputeGradients(batch))]];
        foreach (Layer layer in network.Layers)
        {
            bits.Add(Bits(layer.WeightGradients));
            bits.Add(Bits(layer.BiasGradients));
        }

        BatchNorm[] norms = [.. NetworkNumbers.Norms(network, Graph(network)).Select(norm => norm.Norm)];
        foreach (BatchNorm norm in norms)
        {
            bits.Add(Bits(norm.ScaleGradients));
            bits.Add(Bits(norm.ShiftGradients));
        }

        network.LearningRate = 0;
        network.TrainStep(batch);
        foreach (BatchNorm norm in norms)
        {
            bits.Add(Bits(norm.Mean));
            bits.Add(Bits(norm.Variance));
        }

        Evaluation evaluation = network.Evaluate(samples.Data);
        bits.Add([BitConverter.SingleToUInt32Bits((float)evaluation.Loss), (uint)evaluation.Errors]);
        return bits;
    }

    private static uint[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, uint>(values).ToArray();

    private ShapedGraph Graph(Network network) => _networks.Graph(network.Name);

    private static string Name(string layers, int batch) =>
        string.Create(CultureInfo.InvariantCulture, $"{layers}{batch}");

    /// <summary>Both networks for every batch size.</summary>
    public sealed class Networks : IDisposable
    {
        internal GeneratedNetworks Generated { get; } = GeneratedNetworks.Compile(BatchSizes.SelectMany(batch =>
            new[]
            {
                new DeclaredNetwork(Name("Residual", batch), ImageLayers.Input, batch, ImageLayers.Residual),
                new DeclaredNetwork(Name("Joined", batch), ImageLayers.Input, batch, ImageLayers.Joined),
            }));

        public void Dispose() => Generated.Dispose();
    }
}
