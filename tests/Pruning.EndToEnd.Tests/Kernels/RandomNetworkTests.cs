using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using Pruning.Generators.Shapes;
using Pruning.Reference.Declarations;
using Pruning.Sparse;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Whole networks of any shape, many in one compilation.</summary>
[Trait("Kernels", "true")]
public sealed class RandomNetworkTests
{
    private const int NetworksPerCompilation = 12;

    // The most values of one kind that a test compares: beyond, one of them always stands at a kink.
    private const int MostValues = 40_000;

    // Layers, channels, batch size, how much of it is filled, and the seed of all the rest.
    private static readonly Gen<(int Layers, int Channels, int Batch, double Fill, int Seed)> Case =
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 33], Gen.Int[1, 70], Gen.Double.Unit, Gen.Int[0, int.MaxValue]);

    [Fact]
    public void RandomNetworks_ForwardAndBackward_AgreeWithTheReference()
    {
        Case.Array[NetworksPerCompilation].Sample(Check, iter: KernelTestEffort.Repetitions(3, 1), threads: 1);
    }

    private static void Check((int Layers, int Channels, int Batch, double Fill, int Seed)[] cases)
    {
        DeclaredNetwork[] declared = [.. cases.Select((c, i) => DeclaredNetwork.Of(
            RandomDeclaration.Draw(Name(i), c.Layers, c.Channels, new Random(c.Seed)), c.Batch) with
            {
                Policies = ["Prune(Criterion.Random, Scope.Local, Rate = 0.5)"],
            })];
        using GeneratedNetworks networks = GeneratedNetworks.Compile(declared, keep: false);
        for (int i = 0; i < cases.Length; i++)
        {
            ShapedGraph graph = networks.Graph(Name(i));
            int values = graph.Shapes.Sum(shape => shape.Size);
            int count = Math.Clamp((int)(cases[i].Fill * cases[i].Batch), 1, Math.Max(1, MostValues / values));
            try
            {
                using Network network = networks.Create(Name(i), seed: 1, threads: 2);
                Check(network, graph, Math.Min(count, cases[i].Batch), (ulong)cases[i].Seed);
                using Network pruned = networks.Create(Name(i), seed: 1, threads: 2);
                CheckSparse(pruned, graph, Math.Min(count, cases[i].Batch), (ulong)cases[i].Seed);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(
                    $"Seed {cases[i].Seed}, {count} samples:\n{declared[i].Source()}", exception);
            }
        }
    }

    private static void Check(Network network, ShapedGraph graph, int count, ulong seed)
    {
        Dictionary<string, double[]> dropout = DropoutMultipliers.Of(network, graph, count, steps: 0);
        Samples samples = Samples.Draw(network, graph, count, seed, dropout);
        Agreement.OfGradients(network, graph, samples, count, dropout);
        Agreement.OfInference(network, graph, samples, count);
        Agreement.OfStatistics(network, graph, samples, count, dropout);
    }

    // The same without removed weights: from half of them to all but one or none.
    private static void CheckSparse(Network network, ShapedGraph graph, int count, ulong seed)
    {
        network.SparseMode = SparseMode.Always;
        network.Prune(0.6 + (seed % 5 * 0.1));
        Dictionary<string, double[]> dropout = DropoutMultipliers.Of(network, graph, count, steps: 0);

        // A unit without weights never changes; normalised, it may stand at the kink of a rectifier in every draw.
        if (Samples.TryDraw(network, graph, count, seed, dropout) is { } samples)
        {
            Agreement.OfGradients(network, graph, samples, count, dropout);
            Agreement.OfInference(network, graph, samples, count);
            Agreement.OfStatistics(network, graph, samples, count, dropout);
        }
    }

    private static string Name(int i) => "Random" + i.ToString(CultureInfo.InvariantCulture);
}
