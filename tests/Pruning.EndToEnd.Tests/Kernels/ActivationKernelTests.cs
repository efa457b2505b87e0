using System;
using System.Linq;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Every activation behind a dense layer, in full and ragged batches of every size.</summary>
[Trait("Kernels", "true")]
public sealed class ActivationKernelTests
{
    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (string activation in ActivationNetworks.Activations)
            {
                foreach (int batch in ActivationNetworks.BatchSizes)
                {
                    cases.Add(activation, batch);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Activation_FullAndRaggedBatches_AgreesWithTheReference(string activation, int batch)
    {
        GeneratedNetworks networks = ActivationNetworks.Generated;
        string name = ActivationNetworks.Name(activation, batch);
        using Network network = networks.Create(name, seed: 5);
        Samples samples = Samples.Draw(network, networks.Graph(name), batch, (ulong)batch);
        int[] counts = [batch, batch - 1, batch - 15, (batch / 2) + 1, 1];
        foreach (int count in counts.Where(count => count > 0 && count <= batch).Distinct())
        {
            Agreement.OfGradients(network, networks.Graph(name), samples, count);
            Agreement.OfInference(network, networks.Graph(name), samples, count);
        }
    }

    [Fact]
    public void DataSet_LargerThanABatch_IsEvaluatedWhole()
    {
        GeneratedNetworks networks = ActivationNetworks.Generated;
        using Network network = networks.Create("Tanh16");
        Samples samples = Samples.Draw(network, networks.Graph("Tanh16"), 75, 8);
        Agreement.OfEvaluation(network, networks.Graph("Tanh16"), samples, 75);
    }

    [Fact]
    public void LargeValues_InEveryActivation_StayFinite()
    {
        GeneratedNetworks networks = ActivationNetworks.Generated;
        foreach (string activation in ActivationNetworks.Activations)
        {
            string name = ActivationNetworks.Name(activation, 16);
            using Network network = networks.Create(name);
            Samples samples = Samples.Draw(network, networks.Graph(name), 16, 4);
            foreach (Layer layer in network.Layers)
            {
                foreach (ref float weight in layer.Weights)
                {
                    weight *= 300;
                }
            }

            network.ComputeGradients(new Execution.Batch(samples.Data, samples.Indices));
            foreach (Layer layer in network.Layers)
            {
                float[] gradients = [.. layer.WeightGradients, .. layer.BiasGradients];
                Assert.True(gradients.All(float.IsFinite), activation + " gives a gradient that is not finite.");
            }
        }
    }
}
