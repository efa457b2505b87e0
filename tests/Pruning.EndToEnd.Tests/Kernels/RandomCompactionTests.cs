using System;
using System.Globalization;
using System.Linq;
using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using CsCheck;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Sparse;
using Xunit;
using Vocabulary = Pruning.Generators.Vocabulary;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Smaller networks made from networks of any shape, many in one compilation, whatever policies have removed: loss and
/// gradients are those of the network with masks. That trains as one whose removed weights are visited.
/// </summary>
[Trait("Kernels", "true")]
public sealed partial class RandomCompactionTests
{
    private const int NetworksPerCompilation = 22;
    private const double Rate = 0.5;
    private const int Steps = 2;

    // A normalisation of channels that are constant may make gradients of millions: then rounding decides what follows.
    private const float LargestGradient = 1e3f;

    // What two policies of a class, one after the other, remove.
    private static readonly EquatableArray<PruneDeclaration>[] Policies =
    [
        [Of(Vocabulary.Granularity.Channel)],
        [Of(Vocabulary.Granularity.Channel, Vocabulary.Scope.Global)],
        [Of(Vocabulary.Granularity.Channel, Vocabulary.Scope.Uniform)],
        [Of(Vocabulary.Granularity.Filter)],
        [Of(Vocabulary.Granularity.Filter, Vocabulary.Scope.Global)],
        [Of(Vocabulary.Granularity.Neuron, Vocabulary.Scope.Uniform)],
        [Of(Vocabulary.Granularity.Weight), Of(Vocabulary.Granularity.Channel)],
        [Of(Vocabulary.Granularity.Block) with { Rows = 2, Columns = 3 }, Of(Vocabulary.Granularity.Channel)],
        [Of(Vocabulary.Granularity.NofM) with { N = 1, M = 2 }, Of(Vocabulary.Granularity.Filter)],
        [
            Of(Vocabulary.Granularity.Block) with { Rows = 1, Columns = 4 },
            Of(Vocabulary.Granularity.Neuron, Vocabulary.Scope.Global),
        ],
        [Of(Vocabulary.Granularity.Filter), Of(Vocabulary.Granularity.Channel, Vocabulary.Scope.Global)],
    ];

    // Layers, channels, and the seed of all the rest.
    private static readonly Gen<(int Layers, int Channels, int Seed)> Case =
        Gen.Select(Gen.Int[2, 9], Gen.Int[2, 9], Gen.Int[0, int.MaxValue]);

    [Fact]
    public void RandomNetworks_MadeSmaller_DoTheSame()
    {
        int drawn = 0;
        int compared = 0;
        int trained = 0;
        Case.Array[NetworksPerCompilation].Sample(
            cases =>
            {
                drawn += cases.Length;
                (int ofCompact, int ofTraining) = Check(cases);
                compared += ofCompact;
                trained += ofTraining;
            },
            iter: KernelTestEffort.Repetitions(4, 1),
            threads: 1);

        // Of the others, samples choose what is computed, no channel goes, or what filters leave behind has no bias to
        // go to.
        Assert.True(compared * 4 > drawn);
        Assert.True(trained * 4 > drawn * 3);
    }

    // How many smaller networks were compared, and how many trained to the end.
    private static (int Compared, int Trained) Check((int Layers, int Channels, int Seed)[] cases)
    {
        NetworkDeclaration[] declarations = [.. cases.Select((c, i) => RandomChannelNetwork.Draw(
            Name(i), c.Layers, c.Channels, c.Seed, Policies[i % Policies.Length]))];
        DeclaredNetwork[] declared = [.. declarations.Select(declaration =>
            DeclaredNetwork.Of(declaration, batchSize: 5) with { Policies = [.. declaration.Prune.Select(Text)] })];
        using GeneratedNetworks networks = GeneratedNetworks.Compile(declared, keep: false);
        int compared = 0;
        int trained = 0;
        for (int i = 0; i < cases.Length; i++)
        {
            try
            {
                using Network network = networks.Create(Name(i), (ulong)cases[i].Seed, threads: 2);
                using Network visited = networks.Create(Name(i), (ulong)cases[i].Seed, threads: 1);
                visited.SparseMode = SparseMode.Never;
                ChannelPlaces places = new(visited, declarations[i], networks.Graph(Name(i)));
                places.Draw();
                visited.Prune(Rate);
                new ChannelPlaces(network, declarations[i], networks.Graph(Name(i))).Draw();
                network.Prune(Rate);
                compared += IsCompared(visited, places, declarations[i]) ? 1 : 0;
                trained += RequireEqualTraining(network, visited, places.Samples()) == Steps ? 1 : 0;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {cases[i].Seed}:\n{declared[i].Source()}", exception);
            }
        }

        return (compared, trained);
    }

    // With channels that are skipped, and with all weights visited. Gives the steps that were taken.
    private static int RequireEqualTraining(Network network, Network visited, Dataset data)
    {
        Assert.Equal(visited.Evaluate(data).Loss, network.Evaluate(data).Loss, 1e-5);
        Predictions.RequireEqual(visited, network, data);
        int step = 0;
        for (; step < Steps; step++)
        {
            Batch batch = new(data, [step, step + 2, step + 4]);
            visited.ComputeGradients(batch);
            if (visited.Layers.Any(
                layer => Math.Abs(TensorPrimitives.MaxMagnitude(layer.WeightGradients)) > LargestGradient))
            {
                break;
            }

            network.ComputeGradients(batch);
            foreach (Network each in new[] { network, visited })
            {
                each.LoadBatch(batch);
                each.TrainStep();
            }
        }

        foreach ((Layer expected, Layer actual) in visited.Layers.Zip(network.Layers))
        {
            Assert.All(
                expected.Weights.ToArray().Zip(actual.Weights.ToArray()),
                pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }

        return step;
    }

    private static bool IsCompared(Network network, ChannelPlaces places, NetworkDeclaration declaration)
    {
        // A channel whose weights are removed one by one has a normalisation that goes by batches.
        bool areChannels = declaration.Prune.All(policy => policy.Granularity == Vocabulary.Granularity.Channel);
        bool leavesConstants = declaration.Prune.Any(
            policy => policy.Granularity is Vocabulary.Granularity.Filter or Vocabulary.Granularity.Neuron);
        if (!CompactedNetwork.Exists(network, places))
        {
            return false;
        }

        try
        {
            Dataset data = places.Samples();
            using Network compact = CompactedNetwork.Of(network);
            CompactedNetwork.RequireEqual(network, compact, data);
            if (areChannels && !HasDropout(declaration))
            {
                CompactedNetwork.RequireEqual(network, compact, data, isFrozen: false);
            }

            return true;
        }
        catch (InvalidOperationException exception) when (leavesConstants)
        {
            // What is left of a removed filter is read with zeros around it, or by a layer without a bias.
            string name = Reader().Match(exception.Message).Groups[1].Value;
            OperatorDeclaration? reader = declaration.Layers.SingleOrDefault(layer => layer.Name == name)?.Operators
                .First(each => each is OperatorDeclaration.Conv2D or OperatorDeclaration.Dense);
            Assert.True(
                name.EndsWith("_Projection", StringComparison.Ordinal)
                    || reader is OperatorDeclaration.Conv2D { Padding: > 0 }
                        or OperatorDeclaration.Conv2D { Bias: false }
                        or OperatorDeclaration.Dense { Bias: false },
                exception.Message);
            return false;
        }
    }

    private static bool HasDropout(NetworkDeclaration declaration) => declaration.Layers.Any(
        layer => layer.Operators.Any(each => each is OperatorDeclaration.Dropout));

    private static PruneDeclaration Of(
        Vocabulary.Granularity granularity, Vocabulary.Scope scope = Vocabulary.Scope.Local) =>
        new(Vocabulary.Criterion.Magnitude, scope, Rate) { Granularity = granularity };

    private static string Text(PruneDeclaration policy)
    {
        string sizes = policy.Granularity switch
        {
            Vocabulary.Granularity.NofM => $"N = {policy.N}, M = {policy.M}",
            Vocabulary.Granularity.Block => $"Rate = {policy.Rate}, Rows = {policy.Rows}, Columns = {policy.Columns}",
            _ => $"Rate = {policy.Rate}",
        };
        return $"Prune(Criterion.{policy.Criterion}, Scope.{policy.Scope}, {sizes}, "
            + $"Granularity = Granularity.{policy.Granularity})";
    }

    private static string Name(int i) => "Smaller" + i.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Removed channels that (\w+) of .* are not zero")]
    private static partial Regex Reader();
}
