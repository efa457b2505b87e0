using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Generators.Shapes;
using Pruning.Sparse;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Gates in all passes: behind every kind of layer, with one tile in a group and two, more and fewer outputs than
/// lanes, with weights removed and not.
/// </summary>
[Trait("Kernels", "true")]
public sealed class GateKernelTests : IClassFixture<GateKernelTests.Networks>
{
    private const int Batch = 64;

    // What a network gives whose last layer hands the outputs of a gate on, one by one.
    private static readonly (int Outputs, double Keep, int Winners)[] Open =
        [(9, 0.4, 4), (40, 0.55, 22), (16, 0.0625, 1), (33, 0.9, 30)];

    private static readonly (string Input, string[] Layers)[] Cases =
    [
        (ImageLayers.Input, [.. ImageLayers.Gated.SkipLast(1)]),
        (
            "33",
            [
                "Dense(17), Gate(Keep = 0.4, Strength = 0.05), Relu",
                "Dense(20), BatchNorm, Gate(Keep = 0.7), LeakyRelu(0.1)",
                "Dense(35, Bias = false), Gate(Strength = 0)",
            ]),
        (
            "4, 7, 7",
            [
                "Conv2D(8, Padding = 1, Groups = 2), Gate(Keep = 0.3), Relu", "Conv2D(8, Padding = 1), BatchNorm, Gate",
                "Add(nameof(L0)), Relu", "Conv2D(6, Kernel = 1, Bias = false), Gate(Strength = 0.1), Sigmoid",
                "Concat(nameof(L2)), GlobalAveragePool", "Dense(9), Gate, BatchNorm, Relu",
            ]),
        (
            "3, 9, 9",
            [
                "Conv2D(20, Kernel = 5), Relu(Threshold = 0.2), MaxPool(2)",
                "Conv2D(5, Kernel = 2), Gate(Keep = 0.2), BatchNorm, Relu(Threshold = 0.1), Flatten, Dropout(0.25)",
                "Dense(12), Gate(Keep = 0.25), Gelu",
            ]),
    ];

    private readonly GeneratedNetworks _networks;

    public GateKernelTests(Networks networks)
    {
        _networks = networks.Generated;
    }

    public static TheoryData<int, int> Counted
    {
        get
        {
            TheoryData<int, int> cases = [];
            foreach (int index in Enumerable.Range(0, Cases.Length))
            {
                foreach (int count in new[] { 2, 17, 45 })
                {
                    cases.Add(index, count);
                }
            }

            return cases;
        }
    }

    public static TheoryData<int> Opened => [.. Enumerable.Range(0, Open.Length)];

    [Theory]
    [MemberData(nameof(Counted))]
    public void AllPasses_OfGatedNetworks_AgreeWithTheReference(int index, int count)
    {
        using Network network = _networks.Create(Name(index), seed: 3, threads: 2);
        Check(network, index, count, 11);
    }

    [Theory]
    [MemberData(nameof(Counted))]
    public void AllPasses_OfGatedNetworksWithRemovedWeights_AgreeWithTheReference(int index, int count)
    {
        using Network network = _networks.Create(Name(index), seed: 3, threads: 2);
        network.SparseMode = SparseMode.Always;
        network.Prune(0.6);
        Assert.Contains(network.Layers, layer => layer.Name.EndsWith("_Gate", StringComparison.Ordinal));
        Assert.All(
            network.Layers.Where(layer => layer.Name.EndsWith("_Gate", StringComparison.Ordinal)),
            gate => Assert.False(gate.IsPrunable));
        Check(network, index, count, 12);
    }

    [Theory]
    [MemberData(nameof(Opened))]
    public void Predict_OfAnySample_HasExactlyTheDeclaredNumberOfWinners(int index)
    {
        (int outputs, _, int winners) = Open[index];
        using Network network = Opening(index);
        Samples samples = Fill(network, index);
        foreach (float[] output in Outputs(network, samples))
        {
            Assert.Equal(winners, output.Count(value => value != 0));
            Assert.Equal(outputs, output.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Opened))]
    public void Predict_WhereAllSaliencesAreEqual_TheFirstWin(int index)
    {
        using Network network = Opening(index);
        Samples samples = Fill(network, index);
        network.GetLayer<Dense>("L0_Gate").Weights.Clear();
        foreach (float[] output in Outputs(network, samples))
        {
            Assert.DoesNotContain(0, output[..Open[index].Winners]);
            Assert.All(output[Open[index].Winners..], value => Assert.Equal(0, value));
        }
    }

    // The loss is the squared difference to the predictions, as there is no penalty.
    [Theory]
    [MemberData(nameof(Opened))]
    public void Evaluate_OfWhatIsPredicted_GivesTheSameForEverySampleOfABatch(int index)
    {
        using Network network = Opening(index);
        Samples samples = Fill(network, index);
        float[] targets = [.. Outputs(network, samples).SelectMany(output => output)];
        float[] inputs = new float[samples.Count * samples.Data.Features];
        for (int n = 0; n < samples.Count; n++)
        {
            samples.Data.CopySample(n, inputs.AsSpan(n * samples.Data.Features, samples.Data.Features));
        }

        Dataset same = Dataset.FromArrays(inputs, samples.Data.Features, targets, Open[index].Outputs, "same");

        Assert.InRange(network.Evaluate(same).Loss, 0, 1e-10);
        targets[^1] += 3;
        Dataset other = Dataset.FromArrays(inputs, samples.Data.Features, targets, Open[index].Outputs, "other");
        Assert.InRange(network.Evaluate(other).Loss, 8.9 / targets.Length, 9.1 / targets.Length);
    }

    [Fact]
    public void Create_OfAGatedNetwork_BeginsWithAlmostEqualSaliencies()
    {
        using Network network = _networks.Create(Name(1), seed: 3);
        foreach (string name in new[] { "L0_Gate", "L1_Gate", "L2_Gate" })
        {
            Layer gate = network.GetLayer<Dense>(name);
            float[] weights = gate.Weights.ToArray();
            Assert.All(gate.Bias.ToArray(), bias => Assert.Equal(1, bias));

            // The deviation of that of n normal numbers is 1 / sqrt(2 n) of it; five of these.
            double deviation = Math.Sqrt(weights.Average(weight => (double)weight * weight));
            double error = 5 / Math.Sqrt(2 * weights.Length);
            Assert.InRange(deviation / 0.05, 1 - error, 1 + error);
        }
    }

    private static string Name(int index) => "Gates" + index.ToString(CultureInfo.InvariantCulture);

    private static string OpenName(int index) => "Open" + index.ToString(CultureInfo.InvariantCulture);

    private void Check(Network network, int index, int count, ulong seed)
    {
        ShapedGraph graph = _networks.Graph(Name(index));
        Dictionary<string, double[]> dropout = DropoutMultipliers.Of(network, graph, count, steps: 0);
        Samples samples = Samples.Draw(network, graph, count, seed, dropout);
        Agreement.OfGradients(network, graph, samples, count, dropout);
        Agreement.OfInference(network, graph, samples, count);
        Agreement.OfStatistics(network, graph, samples, count, dropout);
    }

    private Network Opening(int index) => _networks.Create(OpenName(index), seed: 4);

    // Random weights, saliencies above 0, and the last layer the identity.
    private Samples Fill(Network network, int index)
    {
        Samples samples = Samples.Draw(network, _networks.Graph(OpenName(index)), 37, 5);
        network.GetLayer<Dense>("L0_Gate").Bias.Fill(4);
        Span<float> identity = network.GetLayer<Dense>("L1").Weights;
        identity.Clear();
        for (int k = 0; k < Open[index].Outputs; k++)
        {
            identity[(k * Open[index].Outputs) + k] = 1;
        }

        return samples;
    }

    private static IEnumerable<float[]> Outputs(Network network, Samples samples)
    {
        float[] sample = new float[samples.Data.Features];
        for (int n = 0; n < samples.Count; n++)
        {
            float[] output = new float[network.Layers[^1].WeightShape[0]];
            samples.Data.CopySample(n, sample);
            network.Predict(sample, output);
            yield return output;
        }
    }

    /// <summary>All cases in one compilation; the loss changes from one to the next.</summary>
    public sealed class Networks : IDisposable
    {
        internal GeneratedNetworks Generated { get; } = GeneratedNetworks.Compile(Declarations());

        public void Dispose() => Generated.Dispose();

        private static IEnumerable<DeclaredNetwork> Declarations() =>
        [
            .. Cases.Select((value, index) => new DeclaredNetwork(
                Name(index), value.Input, Batch, [.. value.Layers, "Dense(4), Keep"])
            {
                Loss = index % 2 == 0 ? Loss.MeanSquaredError : Loss.SoftmaxCrossEntropy,
                Policies = ["Prune(Criterion.Random, Scope.Local, Rate = 0.5)"],
            }),
            .. Open.Select((value, index) => new DeclaredNetwork(
                OpenName(index),
                "7",
                16,
                [
                    FormattableString.Invariant($"Dense({value.Outputs}), Gate(Keep = {value.Keep}, Strength = 0)"),
                    FormattableString.Invariant($"Dense({value.Outputs}, Bias = false)"),
                ])
            {
                Loss = Loss.MeanSquaredError,
            }),
        ];
    }
}
