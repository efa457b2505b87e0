using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Generators.Shapes;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Convolutions and pools at odd sizes. In each network a convolution of one pixel stands before the layer that is
/// meant, so that the gradient of that layer's input is asked for.
/// </summary>
[Trait("Kernels", "true")]
public sealed class ConvKernelTests : IClassFixture<ConvKernelTests.Networks>
{
    // The shape of a sample, and the layer.
    private static readonly (string Input, string Layer)[] Layers =
    [
        ("1, 1, 1", "Conv2D(1, Kernel = 1), Relu"),
        ("1, 1, 1", "Conv2D(3, Padding = 1), Tanh"),
        ("3, 1, 1", "Conv2D(2, Kernel = 5, Padding = 4), Relu"),
        ("3, 5, 7", "Conv2D(4, Padding = 1), Relu"),
        ("3, 5, 7", "Conv2D(4, Stride = 2, Padding = 1), BatchNorm, Relu"),
        ("3, 5, 7", "Conv2D(17, Kernel = 5, Stride = 2, Padding = 4), BatchNorm"),
        ("2, 5, 7", "Conv2D(5, Kernel = 4, Stride = 3), LeakyRelu(0.2)"),
        ("3, 5, 7", "Conv2D(13, Kernel = 5, Bias = false)"),
        ("17, 5, 7", "Conv2D(17, Padding = 1, Groups = 17), BatchNorm, Relu"),
        ("17, 2, 3", "Conv2D(33, Padding = 1), Gelu"),
        ("4, 5, 7", "Conv2D(6, Kernel = 2, Groups = 2), Sigmoid"),
        ("3, 5, 7", "Conv2D(6, Padding = 1, Groups = 3), Relu"),
        ("1, 9, 9", "Conv2D(20, Kernel = 5), Relu, MaxPool(2)"),
        ("6, 7, 5", "Conv2D(12, Kernel = 1, Stride = 2), BatchNorm(Epsilon = 0.01), Relu"),
        ("1, 1, 9", "Conv2D(7, Kernel = 2, Padding = 1)"),
        ("5, 7, 7", "Conv2D(10, Padding = 2, Stride = 3), Relu, BatchNorm"),
        ("2, 7, 5", "Conv2D(3), MaxPool(3, Stride = 2, Padding = 1), Relu"),
        ("2, 7, 5", "Conv2D(3), Relu, MaxPool(2, Stride = 1, Padding = 1)"),
        ("2, 7, 5", "Conv2D(17, Padding = 1), AveragePool(3, Stride = 2, Padding = 1)"),
        ("2, 5, 7", "Conv2D(3, Padding = 1), Relu, AveragePool(4, Padding = 2)"),
        ("2, 5, 7", "Conv2D(3, Padding = 1), BatchNorm, MaxPool(5, Padding = 2)"),
        ("3, 5, 7", "Conv2D(17, Padding = 1), BatchNorm, GlobalAveragePool"),
        ("3, 3, 3", "Conv2D(5), Flatten, Relu"),
        ("3, 5, 7", "Add(nameof(L0)), BatchNorm, Relu"),
        ("3, 5, 7", "Concat(nameof(L0)), BatchNorm, Relu"),
    ];

    private static readonly int[] BatchSizes = [16, 33, 7, 48, 17];

    private readonly GeneratedNetworks _networks;

    public ConvKernelTests(Networks networks)
    {
        _networks = networks.Generated;
    }

    public static TheoryData<int, string> Cases
    {
        get
        {
            TheoryData<int, string> cases = [];
            for (int i = 0; i < Layers.Length; i++)
            {
                cases.Add(i, Layers[i].Input + " > " + Layers[i].Layer);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Convolution_OddSizes_AgreesWithTheReference(int index, string layer)
    {
        Assert.EndsWith(Layers[index].Layer, layer, StringComparison.Ordinal);
        string name = Name(index);
        int batch = BatchSizes[index % BatchSizes.Length];
        ShapedGraph graph = _networks.Graph(name);
        using Network network = _networks.Create(name, seed: 3, threads: 1 + (index % 3));
        foreach (int count in new[] { batch, (batch + 1) / 2, 1 }.Distinct())
        {
            Samples samples = Samples.Draw(network, graph, count, (ulong)index);
            Agreement.OfGradients(network, graph, samples, count);
            Agreement.OfInference(network, graph, samples, count);
            Agreement.OfStatistics(network, graph, samples, count);
        }
    }

    private static string Name(int index) => "C" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>All layers in one compilation; the loss changes from one to the next.</summary>
    public sealed class Networks : IDisposable
    {
        internal GeneratedNetworks Generated { get; } = GeneratedNetworks.Compile(Declarations());

        public void Dispose() => Generated.Dispose();

        private static IEnumerable<DeclaredNetwork> Declarations()
        {
            for (int i = 0; i < Layers.Length; i++)
            {
                (string input, string layer) = Layers[i];
                string channels = input.Split(',')[0];

                // A join needs one layer more between itself and the one that it joins.
                string[] between = layer.StartsWith("Conv2D", StringComparison.Ordinal)
                    ? []
                    : ["Conv2D(" + channels + ", Padding = 1)"];
                yield return new DeclaredNetwork(
                    Name(i),
                    input,
                    BatchSizes[i % BatchSizes.Length],
                    ["Conv2D(" + channels + ", Kernel = 1)", .. between, layer, "Dense(4)"])
                {
                    Loss = i % 3 == 1 ? Loss.MeanSquaredError : Loss.SoftmaxCrossEntropy,
                };
            }
        }
    }
}
