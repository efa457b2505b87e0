using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Execution;
using Pruning.Generators.Shapes;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Predictions of single samples, whose lanes run along pixels: maps of fewer pixels than lanes, of as many, and of
/// one more; rows that are longer and shorter than a vector; every way in which a kernel can end.
/// </summary>
[Trait("Kernels", "true")]
public sealed class PredictKernelTests : IClassFixture<PredictKernelTests.Networks>
{
    private const int Count = 3;

    // The shape of a sample, and the layers in front of the outputs.
    private static readonly (string Input, string[] Layers)[] Cases =
    [
        ("3, 3, 5", ["Conv2D(17, Padding = 1), BatchNorm, Relu"]),
        ("3, 4, 4", ["Conv2D(17, Padding = 1), Relu"]),
        ("3, 1, 17", ["Conv2D(17, Kernel = 1)"]),
        ("2, 17, 1", ["Conv2D(3, Padding = 1), LeakyRelu(0.2)"]),
        ("3, 7, 7", ["Conv2D(50, Kernel = 5, Padding = 2), BatchNorm(Epsilon = 0.1)"]),
        ("5, 9, 9", ["Conv2D(23, Padding = 2), BatchNorm, Relu"]),
        (
            "2, 3, 150",
            [
                "Conv2D(3, Padding = 1), Relu", "Conv2D(3, Stride = 2, Padding = 1)",
                "Conv2D(2, Kernel = 1, Stride = 2)",
            ]),
        ("3, 33, 18", ["Conv2D(7, Stride = 3, Padding = 1), Relu, MaxPool(2, Stride = 1)"]),
        ("2, 16, 16", ["Conv2D(4, Kernel = 7, Stride = 2, Padding = 6), BatchNorm, Relu"]),
        ("12, 9, 9", ["Conv2D(12, Padding = 1, Groups = 12), BatchNorm, Relu", "Conv2D(24, Kernel = 1, Groups = 3)"]),
        ("6, 5, 5", ["Conv2D(9, Stride = 2, Padding = 1, Groups = 3), Relu", "Conv2D(18, Groups = 9)"]),
        (
            "3, 20, 20",
            ["Conv2D(2), MaxPool(3), Relu", "Conv2D(2, Kernel = 1), AveragePool(2, Stride = 1, Padding = 1)"]),
        (
            "2, 40, 37",
            ["Conv2D(2), MaxPool(5, Stride = 2, Padding = 2)", "Conv2D(3), AveragePool(3, Padding = 1)"]),
        ("1, 34, 34", ["Conv2D(2), AveragePool(2)", "Conv2D(17, Kernel = 1), GlobalAveragePool"]),
        (
            "4, 1, 1",
            ["Conv2D(5, Kernel = 1), BatchNorm, Relu", "Conv2D(5, Padding = 2)", "Conv2D(3, Stride = 2), Gelu"]),
        (
            "3, 6, 6",
            ["Conv2D(3, Padding = 1), Sigmoid, BatchNorm, LeakyRelu(0.1)", "Conv2D(4), Dropout(0.5), Tanh, Flatten"]),
        ("2, 6, 6", ["Conv2D(4, Padding = 1), Relu", "Conv2D(4, Padding = 1)", "Add(nameof(L0))", "Conv2D(3)"]),
        (
            "2, 6, 6",
            [
                "Conv2D(4, Padding = 1)", "Conv2D(4, Padding = 1), BatchNorm", "Add(nameof(L0)), LeakyRelu(0.3)",
                "Conv2D(4, Kernel = 1), Relu", "Add(nameof(L0), nameof(L1)), BatchNorm, Relu", "Add(nameof(L2))",
            ]),
        (
            "3, 9, 7",
            [
                "Conv2D(4, Padding = 1), BatchNorm, Relu", "Conv2D(9, Stride = 2, Padding = 1), BatchNorm",
                "Add(nameof(L0), Shortcut = Shortcut.Pad), Relu", "Conv2D(9, Stride = 2, Padding = 1), BatchNorm",
                "Add(nameof(L2), Shortcut = Shortcut.Projection), Relu", "Concat(nameof(L3)), BatchNorm",
            ]),
        (
            "5",
            [
                "Dense(17), Relu", "Dense(17), BatchNorm", "Add(nameof(L0)), Relu", "Dense(17)",
                "Add(nameof(L0)), BatchNorm, LeakyRelu(0.1)", "Concat(nameof(L1), nameof(L3)), BatchNorm",
            ]),
        (
            "3, 9, 9",
            ["Conv2D(23, Padding = 2), BatchNorm, Gate(Keep = 0.3), Relu", "Dense(17), Gate(Keep = 0.8), Relu"]),
        (
            "3, 8, 8",
            [
                "Conv2D(9), Gate, LeakyRelu(0.2), MaxPool(2)",
                "Conv2D(7, Kernel = 2), Gate(Keep = 0.7), Sigmoid, Flatten",
                "Dense(33), Gate(Keep = 0.4), Relu(Threshold = 0.1)", "Dense(17, Bias = false), BatchNorm, Gate",
            ]),
        (
            "6, 7, 7",
            [
                "Conv2D(12, Padding = 1, Groups = 3), Gate(Keep = 0.4), Relu",
                "Conv2D(12, Padding = 1, Stride = 3, Groups = 4, Bias = false), Gate", "Conv2D(12, Kernel = 1), Gate",
                "Add(nameof(L1)), Relu(Threshold = 0.2)",
            ]),
        ("1, 20, 20", ["Conv2D(50, Kernel = 5), Gate", "Conv2D(2, Kernel = 1, Bias = false), Gate, AveragePool(2)"]),
        (
            "2, 6, 6",
            [
                "Conv2D(4, Padding = 1), Relu(Threshold = 0.1)",
                "Conv2D(4, Padding = 1), BatchNorm, Relu(Threshold = 0.2)",
                "Add(nameof(L0)), Relu(Threshold = 0.3)", "Conv2D(3, Bias = false), MaxPool(2), Relu(Threshold = 0.05)",
                "Dense(9), Relu(Threshold = 0.1)",
            ]),
    ];

    private readonly GeneratedNetworks _networks;

    public PredictKernelTests(Networks networks)
    {
        _networks = networks.Generated;
    }

    public static TheoryData<int, string> Networked
    {
        get
        {
            TheoryData<int, string> cases = [];
            for (int i = 0; i < Cases.Length; i++)
            {
                cases.Add(i, Cases[i].Input + " > " + string.Join(" > ", Cases[i].Layers));
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Networked))]
    public void Predict_AnyShape_AgreesWithTheReference(int index, string layers)
    {
        Assert.StartsWith(Cases[index].Input, layers, StringComparison.Ordinal);
        ShapedGraph graph = _networks.Graph(Name(index));
        using Network network = _networks.Create(Name(index), seed: 3);
        Samples samples = Samples.Draw(network, graph, Count, (ulong)index);
        Agreement.OfInference(network, graph, samples, Count);
    }

    [Theory]
    [MemberData(nameof(Networked))]
    public void Predict_BehindABatch_IsTheSame(int index, string layers)
    {
        Assert.StartsWith(Cases[index].Input, layers, StringComparison.Ordinal);
        using Network network = _networks.Create(Name(index), seed: 3);
        Samples samples = Samples.Draw(network, _networks.Graph(Name(index)), Count, (ulong)index);
        float[] before = Predict(network, samples);
        network.LoadBatch(new Batch(samples.Data, samples.Indices));
        network.Infer();

        Assert.Equal(before, Predict(network, samples));
    }

    [Fact]
    public void Predict_BetweenABatchAndItsStep_ChangesNothingOfIt()
    {
        string name = Name(Cases.Length - 2);
        using Network network = _networks.Create(name, seed: 3);
        using Network twin = _networks.Create(name, seed: 3);
        Samples samples = Samples.Draw(network, _networks.Graph(name), Count, 5);
        Samples.Draw(twin, _networks.Graph(name), Count, 5);
        network.LoadBatch(new Batch(samples.Data, samples.Indices));
        Predict(network, samples);
        twin.LoadBatch(new Batch(samples.Data, samples.Indices));

        Assert.Equal(twin.TrainStep(), network.TrainStep());
        Assert.Equal(SavedNetwork.Of(twin).Bytes, SavedNetwork.Of(network).Bytes);
    }

    [Fact]
    public void Predict_AfterAChangeOfAnyParameter_TakesIt()
    {
        string name = Name(0);
        using Network network = _networks.Create(name, seed: 3);
        Samples samples = Samples.Draw(network, _networks.Graph(name), Count, 5);
        Pruning.BatchNorm norm = network.Layers[0].BatchNorm!;
        float[] before = Predict(network, samples);
        foreach (string kind in new[] { "Scale", "Shift", "Mean", "Variance", "Weights" })
        {
            Span<float> parameter = kind switch
            {
                "Scale" => norm.Scale,
                "Shift" => norm.Shift,
                "Mean" => norm.Mean,
                "Variance" => norm.Variance,
                _ => network.Layers[0].Weights,
            };
            parameter[0] += 0.5f;
            float[] after = Predict(network, samples);
            Assert.NotEqual(before, after);
            parameter[0] -= 0.5f;
        }
    }

    private static float[] Predict(Network network, Samples samples)
    {
        float[] sample = new float[samples.Data.Features];
        float[] output = new float[4];
        samples.Data.CopySample(0, sample);
        network.Predict(sample, output);
        return output;
    }

    private static string Name(int index) => "P" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>All cases in one compilation; the loss changes from one to the next.</summary>
    public sealed class Networks : IDisposable
    {
        internal GeneratedNetworks Generated { get; } = GeneratedNetworks.Compile(Declarations());

        public void Dispose() => Generated.Dispose();

        private static IEnumerable<DeclaredNetwork> Declarations() =>
            Cases.Select((value, index) => new DeclaredNetwork(
                Name(index), value.Input, 16, [.. value.Layers, "Dense(4)"])
            {
                Loss = index % 2 == 0 ? Loss.MeanSquaredError : Loss.SoftmaxCrossEntropy,
            });
    }
}
