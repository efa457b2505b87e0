using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Whole networks of any shape, many in one compilation.</summary>
[Trait("Kernels", "true")]
public sealed class RandomNetworkTests
{
    private const int NetworksPerCompilation = 12;

    private static readonly string[] Activations =
        ["", ", Relu", ", LeakyRelu(0.3)", ", Sigmoid", ", Tanh", ", Gelu", ", Relu, Gelu", ", Tanh, Relu"];

    // A softmax of one output is a warning: its gradient is zero. So the last layer has two or more.
    private static readonly Gen<(DeclaredNetwork Network, int Samples, ulong Seed)> Case = Gen.Select(
        Gen.Int[1, 40],
        Gen.Int[1, 70],
        Gen.Select(Layers(1).Array[0, 3], Layers(2)),
        Gen.Bool,
        Gen.Double.Unit,
        Gen.ULong,
        (inputs, batch, layers, squared, fill, seed) => (
            new DeclaredNetwork("Random", inputs, batch, [.. layers.Item1, layers.Item2])
            {
                Loss = squared ? Loss.MeanSquaredError : Loss.SoftmaxCrossEntropy,
            },
            1 + (int)(fill * (batch - 1)),
            seed));

    [Fact]
    public void RandomNetworks_ForwardAndBackward_AgreeWithTheReference()
    {
        Case.Array[NetworksPerCompilation].Sample(Check, iter: 1, threads: 1);
    }

    private static void Check((DeclaredNetwork Network, int Samples, ulong Seed)[] cases)
    {
        using GeneratedNetworks networks = GeneratedNetworks.Compile(
            cases.Select((c, i) => c.Network with { Name = Name(i) }), keep: false);
        for (int i = 0; i < cases.Length; i++)
        {
            using Network network = networks.Create(Name(i), seed: 1, threads: 2);
            Samples samples = Samples.Draw(network, networks.Graph(Name(i)), cases[i].Samples, cases[i].Seed);
            try
            {
                Agreement.OfGradients(network, networks.Graph(Name(i)), samples, cases[i].Samples);
                Agreement.OfInference(network, networks.Graph(Name(i)), samples, cases[i].Samples);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(
                    $"Seed {cases[i].Seed}, {cases[i].Samples} samples:\n{cases[i].Network.Source()}", exception);
            }
        }
    }

    private static Gen<string> Layers(int fewest)
    {
        return Gen.Select(
            Gen.Int[fewest, 40],
            Gen.Bool,
            Gen.Int[0, Activations.Length - 1],
            (units, bias, activation) => DeclaredNetwork.Dense(units, bias) + Activations[activation]);
    }

    private static string Name(int i) => "Random" + i.ToString(CultureInfo.InvariantCulture);
}
