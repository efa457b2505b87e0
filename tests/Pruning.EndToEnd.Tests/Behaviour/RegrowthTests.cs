using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Execution;
using Pruning.Runtime.Tests.Data;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>What holds for every way in which removed weights come back.</summary>
public sealed class RegrowthTests
{
    // Three epochs of ten steps: fifteen with all weights in the alternating network, and none in the others.
    private const int Steps = 30;

    private readonly Dataset _train = Blobs.Create();

    public static TheoryData<string> Names => [.. Subjects.OfRegrowth];

    public static TheoryData<string> NamesOfOneCount =>
        [.. Subjects.OfRegrowth.Where(name => name != nameof(AdamMomentumGrowthNet))];

    [Theory]
    [InlineData(nameof(RandomGrowthNet), 0.7)]
    [InlineData(nameof(GradientGrowthNet), 0.7)]
    [InlineData(nameof(GradientImageNet), 0.6)]
    [InlineData(nameof(MomentumGrowthNet), 0.7)]
    [InlineData(nameof(ShadowGrowthNet), 0.8)]
    [InlineData(nameof(SplicingNet), 0.6)]
    [InlineData(nameof(AlternatingNet), 0.8)]
    public void Fit_BehindEveryStep_ExactlyTheDeclaredCountIsRemoved(string subject, double rate)
    {
        using Network network = Subjects.Create(subject);
        int all = network.Layers.Where(layer => layer.IsPrunable).Sum(layer => layer.Mask.Count);
        int expected = all - (int)Math.Round(rate * all, MidpointRounding.ToEven);
        List<int> kept = [];

        TrainingResultOf(network, () => kept.Add(
            network.Layers.Where(layer => layer.IsPrunable).Sum(layer => layer.Mask.Kept)));

        int dense = kept.Count(count => count == all);
        Assert.Equal(Steps, kept.Count);
        Assert.Equal(subject == nameof(AlternatingNet) ? 12 : 0, dense);
        Assert.Equal(Steps - dense, kept.Count(count => count == expected));
        Assert.Equal(expected, kept[^1]);
    }

    [Fact]
    public void Fit_LocalPolicies_KeepTheirCountTogether()
    {
        using var network = new AdamMomentumGrowthNet(5, 1);
        int expected = network.Layers.Sum(layer =>
            layer.Mask.Count - (int)Math.Round(0.7 * layer.Mask.Count, MidpointRounding.ToEven));
        TrainingResultOf(network, () => Assert.Equal(expected, network.Layers.Sum(layer => layer.Mask.Kept)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_AtTheEnd_LeavesAPrunedNetwork(string subject)
    {
        using Network network = Subjects.Create(subject);
        double guess = network.Evaluate(_train).Loss;
        network.Fit(_train);
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("end.safetensors");
        network.Save(path);
        using Network loaded = Subjects.Create(subject, seed: 99);
        loaded.Load(path);

        Evaluation evaluation = network.Evaluate(_train);
        Assert.Equal(evaluation, loaded.Evaluate(_train));
        Assert.True(evaluation.Loss < guess, $"The loss is {evaluation.Loss}, and was {guess} before the training.");
        Assert.Contains(network.Layers, layer => layer.Mask.Kept < layer.Mask.Count);
        foreach (Layer layer in network.Layers.Where(layer => layer.IsPrunable))
        {
            Assert.All(
                Enumerable.Range(0, layer.Mask.Count).Where(i => !layer.Mask[i]),
                i => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(layer.Weights[i])));
        }
    }

    // The second schedule begins from weights and masks as they are. Local policies say what each layer keeps: one that
    // has got more of the momentum would lose it again.
    [Theory]
    [MemberData(nameof(NamesOfOneCount))]
    public void Fit_ASecondTime_EndsWithTheSameCount(string subject)
    {
        using Network network = Subjects.Create(subject);
        network.Fit(_train);
        int kept = network.Layers.Sum(layer => layer.Mask.Kept);
        network.Fit(_train);
        Assert.Equal(kept, network.Layers.Sum(layer => layer.Mask.Kept));
    }

    // Between two reports of an epoch there are one step, or one update in its place, and what is done before it. The
    // last step of an epoch has the check of all numbers behind it. The least of some runs: see AllocatedBytes.
    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_BetweenTwoReports_AllocatesNothing(string subject)
    {
        using Network network = Subjects.Create(subject);
        long[] least = [.. Enumerable.Repeat(long.MaxValue, Steps)];
        for (int run = 0; run < 8; run++)
        {
            int step = 0;
            long before = 0;
            TrainingResultOf(network, () =>
            {
                long now = GC.GetAllocatedBytesForCurrentThread();
                least[step] = step == 0 ? 0 : Math.Min(least[step], now - before);
                step++;
                before = GC.GetAllocatedBytesForCurrentThread();
            });
        }

        Assert.Equal(
            [], Enumerable.Range(0, Steps).Where(step => step % 10 != 9 && least[step] != 0).Select(step =>
                FormattableString.Invariant($"{least[step]} bytes before report {step}")));
    }

    private void TrainingResultOf(Network network, Action behindStep) =>
        network.Fit(_train, progress: new OnProgress(_ => behindStep()));
}
