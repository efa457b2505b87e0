using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using Pruning.Data;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Masks;
using Pruning.Sparse;
using Xunit;
using Vocabulary = Pruning.Generators.Vocabulary;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Channels of whole networks of any shape, many in one compilation: in another order they do the same; exactly those
/// of least magnitude go, from all places where they appear and from nowhere else, and nothing reads what they still
/// give.
/// </summary>
[Trait("Kernels", "true")]
public sealed class RandomChannelTests
{
    private const int NetworksPerCompilation = 25;
    private const double Rate = 0.5;
    private const float RoundingOfSums = 1e-5f;
    private const string Policy = "Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel)";

    private static readonly EquatableArray<PruneDeclaration> Policies =
    [
        new PruneDeclaration(Vocabulary.Criterion.Magnitude, Rate: Rate)
        {
            Granularity = Vocabulary.Granularity.Channel,
        },
    ];

    private static readonly SparseMode[] Modes = [SparseMode.Never, SparseMode.Always];

    // Layers, channels, and the seed of all the rest.
    private static readonly Gen<(int Layers, int Channels, int Seed)> Case =
        Gen.Select(Gen.Int[2, 9], Gen.Int[2, 9], Gen.Int[0, int.MaxValue]);

    [Fact]
    public void RandomNetworks_WithoutChannels_ReadNothingOfThem()
    {
        Case.Array[NetworksPerCompilation].Sample(Check, iter: KernelTestEffort.Repetitions(4, 1), threads: 1);
    }

    private static void Check((int Layers, int Channels, int Seed)[] cases)
    {
        NetworkDeclaration[] declarations = [.. cases.Select(
            (c, i) => RandomChannelNetwork.Draw(Name(i), c.Layers, c.Channels, c.Seed, Policies))];
        DeclaredNetwork[] declared = [.. declarations.Select(
            declaration => DeclaredNetwork.Of(declaration, batchSize: 5) with { Policies = [Policy] })];
        using GeneratedNetworks networks = GeneratedNetworks.Compile(declared, keep: false);
        for (int i = 0; i < cases.Length; i++)
        {
            try
            {
                using Network network = networks.Create(Name(i), (ulong)cases[i].Seed, threads: 2);
                Check(network, new ChannelPlaces(network, declarations[i], networks.Graph(Name(i))));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {cases[i].Seed}:\n{declared[i].Source()}", exception);
            }
        }
    }

    private static void Check(Network network, ChannelPlaces places)
    {
        places.Draw();
        Dataset images = places.Samples();
        double loss = network.Evaluate(images).Loss;
        places.Shuffle(new Random((int)network.Seed));
        Assert.Equal(loss, network.Evaluate(images).Loss, RoundingOfSums * Math.Max(1, Math.Abs(loss)));

        double[][] scores = [.. places.Groups.Select(places.Scores)];
        int expected = places.Groups.Sum(group => RemovalCount.Of(Rate, group.Channels));

        PruningResult result = network.Prune(Rate);

        Assert.Equal(new PruningResult(expected, expected, null), result);
        bool[][] kept = [.. places.Groups.Select(places.Kept)];
        for (int g = 0; g < kept.Length; g++)
        {
            int removed = RemovalCount.Of(Rate, kept[g].Length);
            Assert.Equal(removed, kept[g].Count(k => !k));
            if (removed > 0)
            {
                double highest = scores[g].Where((_, channel) => !kept[g][channel]).Max();
                Assert.True(highest <= scores[g].Where((_, channel) => kept[g][channel]).Min() * (1 + 1e-5));
            }
        }

        places.RequireMasks(kept);
        (float[][] Outputs, double Loss)[] before = [.. Modes.Select(Answers)];
        places.Disturb(kept);
        (float[][] Outputs, double Loss)[] after = [.. Modes.Select(Answers)];

        // Where all weights are visited, nothing changes in any bit. Where removed ones are not, a batch does not
        // change, but the prediction for one sample chooses an order of sums by how many inputs are not zero.
        Assert.Equal(before[0].Outputs, after[0].Outputs);
        Assert.Equal(before.Select(answer => answer.Loss), after.Select(answer => answer.Loss));
        float[] summed = [.. before[1].Outputs.SelectMany(output => output)];
        float[] summedAfter = [.. after[1].Outputs.SelectMany(output => output)];
        float size = Math.Max(1, summed.Max(Math.Abs));
        Assert.All(summed.Zip(summedAfter), pair => Assert.Equal(pair.First, pair.Second, RoundingOfSums * size));

        (float[][] Outputs, double Loss) Answers(SparseMode mode)
        {
            network.SparseMode = mode;
            return places.Answers(images);
        }
    }

    private static string Name(int i) => "Channels" + i.ToString(CultureInfo.InvariantCulture);
}
