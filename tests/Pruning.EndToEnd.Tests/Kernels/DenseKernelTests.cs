using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Dense layers of all sizes around the vector width. Each network has two layers, [C, K] and [K, C], so that every
/// pair of sizes meets the kernel of the input gradient too.
/// </summary>
[Trait("Kernels", "true")]
public sealed class DenseKernelTests : IClassFixture<DenseKernelTests.Networks>
{
    private static readonly int[] Sizes = [1, 7, 15, 16, 17, 31, 33];

    private readonly Networks _networks;

    public DenseKernelTests(Networks networks)
    {
        _networks = networks;
    }

    public static TheoryData<int, int> Pairs
    {
        get
        {
            TheoryData<int, int> pairs = [];
            foreach (int inputs in Sizes)
            {
                foreach (int units in Sizes)
                {
                    pairs.Add(inputs, units);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Dense_SizesAroundTheVectorWidth_AgreesWithTheReference(int inputs, int units)
    {
        string name = Name(inputs, units);
        int batch = BatchSize(inputs, units);
        using Network network = _networks.Generated.Create(name, seed: 3);
        Samples samples = Samples.Draw(
            network, _networks.Generated.Graph(name), batch, (ulong)((inputs * 100) + units));
        foreach (int count in new[] { batch, (batch + 1) / 2, 1 }.Distinct())
        {
            Agreement.OfGradients(network, _networks.Generated.Graph(name), samples, count);
            Agreement.OfInference(network, _networks.Generated.Graph(name), samples, count);
        }
    }

    private static string Name(int inputs, int units)
    {
        return string.Create(CultureInfo.InvariantCulture, $"D{inputs}x{units}");
    }

    // One, two and three tiles, in groups of one and of two, spread over the pairs.
    private static int BatchSize(int inputs, int units)
    {
        int[] sizes = [32, 16, 48, 17, 33];
        return sizes[((Array.IndexOf(Sizes, inputs) * 3) + Array.IndexOf(Sizes, units)) % sizes.Length];
    }

    /// <summary>All pairs in one compilation; bias, activation and loss change from one to the next.</summary>
    public sealed class Networks : IDisposable
    {
        private static readonly string[] Activations =
            [", Relu", "", ", Tanh", ", LeakyRelu(0.1)", ", Sigmoid", ", Gelu"];

        internal GeneratedNetworks Generated { get; } = GeneratedNetworks.Compile(Declarations());

        public void Dispose() => Generated.Dispose();

        private static IEnumerable<DeclaredNetwork> Declarations()
        {
            int i = 0;
            foreach (int inputs in Sizes)
            {
                foreach (int units in Sizes)
                {
                    yield return new DeclaredNetwork(
                        Name(inputs, units),
                        inputs,
                        BatchSize(inputs, units),
                        DeclaredNetwork.Dense(units, bias: i % 4 != 1) + Activations[i % Activations.Length],
                        DeclaredNetwork.Dense(inputs, bias: i % 5 != 1))
                    {
                        // One class has no gradient: there the error is squared.
                        Loss = inputs == 1 || i % 3 == 0 ? Loss.MeanSquaredError : Loss.SoftmaxCrossEntropy,
                    };
                    i++;
                }
            }
        }
    }
}
