using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Lanes beyond the last sample contribute exactly nothing, whatever stood in them before.</summary>
[Trait("Kernels", "true")]
public sealed class PaddingTests
{
    private static readonly GeneratedNetworks Networks = ActivationNetworks.Generated;

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string activation in ActivationNetworks.Activations)
            {
                foreach (int batch in new[] { 33, 48, 128 })
                {
                    cases.Add(activation, batch);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RaggedBatch_AfterAFullBatchOfOtherData_GivesTheSameBits(string activation, int batch)
    {
        string name = ActivationNetworks.Name(activation, batch);
        foreach (int count in new[] { 1, 7, 15, 17, 31, 32, 33, 47, 65, 127 }.Where(count => count < batch))
        {
            using Network fresh = Networks.Create(name, seed: 7);
            using Network used = Networks.Create(name, seed: 7);
            Samples samples = Samples.Draw(fresh, Networks.Graph(name), count, (ulong)count);
            Samples others = Samples.Draw(used, Networks.Graph(name), batch, 1000);
            used.ComputeGradients(new Batch(others.Data, others.Indices));
            used.Infer();
            Copy(fresh, used);
            Assert.Equal(Gradients(fresh, samples), Gradients(used, samples));
            Assert.Equal(fresh.Infer(), used.Infer());
        }
    }

    [Theory]
    [InlineData("None")]
    [InlineData("Relu")]
    [InlineData("Gelu")]
    public void RaggedBatch_AfterOneThatDiverged_GivesTheSameBits(string activation)
    {
        string name = ActivationNetworks.Name(activation, 33);
        using Network fresh = Networks.Create(name, seed: 7);
        using Network used = Networks.Create(name, seed: 7);
        Samples samples = Samples.Draw(fresh, Networks.Graph(name), 18, 1);
        Copy(fresh, used);
        Dataset huge = Dataset.FromArrays(
            [.. Enumerable.Repeat(float.MaxValue, 33 * 17)], [.. Enumerable.Repeat(0, 33)], 4);
        Assert.Throws<DivergenceException>(() => used.TrainStep(new Batch(huge, [.. Enumerable.Range(0, 33)])));
        Assert.Equal(Gradients(fresh, samples), Gradients(used, samples));
    }

    [Theory]
    [InlineData(1)] // SoftmaxCrossEntropy
    [InlineData(48)] // MeanSquaredError
    public void PaddedLanes_ThatOverflowWhereNoSampleDoes_LeaveGradientsFinite(int batch)
    {
        // Samples of -1 meet weights that cancel the bias; a padded lane sees the bias alone, and overflows behind it.
        string name = ActivationNetworks.Name("None", batch);
        using Network network = Networks.Create(name);
        foreach (Layer layer in network.Layers)
        {
            layer.Weights.Clear();
            layer.Bias.Clear();
        }

        for (int k = 0; k < network.Layers[0].WeightShape[0]; k++)
        {
            network.Layers[0].Weights[k * network.Layers[0].WeightShape[1]] = 3e38f;
            network.Layers[0].Bias[k] = 3e38f;
        }

        network.Layers[1].Weights.Fill(10);
        network.Layers[1].Weights[0] = -100;
        Dataset data = Dataset.FromArrays([.. Enumerable.Repeat(-1f, 17)], [1], 4);
        Assert.True(float.IsFinite(network.ComputeGradients(new Batch(data, [0]))));
        foreach (Layer layer in network.Layers)
        {
            Assert.DoesNotContain(layer.WeightGradients.ToArray(), gradient => !float.IsFinite(gradient));
            Assert.DoesNotContain(layer.BiasGradients.ToArray(), gradient => !float.IsFinite(gradient));
        }
    }

    [Theory]
    [InlineData("Relu")]
    [InlineData("Tanh")]
    public void SameSamples_UnderEveryDeclaredBatchSize_GiveTheSameBits(string activation)
    {
        int[] sizes = [.. ActivationNetworks.BatchSizes.Where(batch => batch is 16 or 17 or 33 or 128)];
        using Network first = Networks.Create(ActivationNetworks.Name(activation, sizes[0]));
        Samples samples = Samples.Draw(first, Networks.Graph(first.Name), 13, 2);
        foreach (int batch in sizes[1..])
        {
            using Network other = Networks.Create(ActivationNetworks.Name(activation, batch));
            Copy(first, other);
            Assert.Equal(Gradients(first, samples), Gradients(other, samples));
        }
    }

    private static void Copy(Network from, Network to)
    {
        for (int l = 0; l < from.Layers.Count; l++)
        {
            from.Layers[l].Weights.CopyTo(to.Layers[l].Weights);
            from.Layers[l].Bias.CopyTo(to.Layers[l].Bias);
        }
    }

    private static uint[] Gradients(Network network, Samples samples)
    {
        List<uint> bits = [];
        bits.Add(BitConverter.SingleToUInt32Bits(network.ComputeGradients(new Batch(samples.Data, samples.Indices))));
        foreach (Layer layer in network.Layers)
        {
            bits.AddRange(MemoryMarshal.Cast<float, uint>(layer.WeightGradients));
            bits.AddRange(MemoryMarshal.Cast<float, uint>(layer.BiasGradients));
        }

        return [.. bits];
    }
}
