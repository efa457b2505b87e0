using System;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// The networks whose runs are interrupted: every optimiser and kind of layer, dropout, schedule and kind of
/// rewinding, policy or not, and weights that come back.
/// </summary>
public static class Subjects
{
    public static TheoryData<string> Names => [.. RemovingForGood, .. OfRegrowth];

    /// <summary>Those whose removed weights never come back.</summary>
    public static TheoryData<string> RemovingForGood =>
    [
        nameof(MomentumNet), nameof(AdamRewindNet), nameof(NesterovRewindNet), nameof(AdamWNet), nameof(OneShotNet),
        nameof(NormNet), nameof(ResidualNet), nameof(SnipNet), nameof(GradualNet), nameof(GradualTaylorNet),
        nameof(WeightRewindNet), nameof(RateRewindNet), nameof(RandomRewindNet), nameof(GatedNet),
        nameof(TwoPoliciesNet), nameof(FloorRoundsNet),
    ];

    /// <summary>Those whose removed weights come back, in every way there is.</summary>
    public static string[] OfRegrowth =>
    [
        nameof(RandomGrowthNet), nameof(GradientGrowthNet), nameof(GradientImageNet), nameof(MomentumGrowthNet),
        nameof(AdamMomentumGrowthNet), nameof(ShadowGrowthNet), nameof(SplicingNet), nameof(AlternatingNet),
    ];

    /// <summary>Those that learn their masks: what is removed may come back.</summary>
    public static TheoryData<string> Learned =>
    [
        nameof(LayerThresholdNet), nameof(NeuronThresholdNet), nameof(GateNet), nameof(LearnedMovementNet),
    ];

    /// <summary>All of both.</summary>
    public static TheoryData<string> All => [.. Names, .. Learned];

    public static Network Create(string name, ulong seed = 5, int threads = 1) => name switch
    {
        nameof(MomentumNet) => new MomentumNet(seed, threads),
        nameof(AdamRewindNet) => new AdamRewindNet(seed, threads),
        nameof(NesterovRewindNet) => new NesterovRewindNet(seed, threads),
        nameof(AdamWNet) => new AdamWNet(seed, threads),
        nameof(OneShotNet) => new OneShotNet(seed, threads),
        nameof(NormNet) => new NormNet(seed, threads),
        nameof(ResidualNet) => new ResidualNet(seed, threads),
        nameof(SnipNet) => new SnipNet(seed, threads),
        nameof(GradualNet) => new GradualNet(seed, threads),
        nameof(GradualTaylorNet) => new GradualTaylorNet(seed, threads),
        nameof(WeightRewindNet) => new WeightRewindNet(seed, threads),
        nameof(RateRewindNet) => new RateRewindNet(seed, threads),
        nameof(RandomRewindNet) => new RandomRewindNet(seed, threads),
        nameof(TwoPoliciesNet) => new TwoPoliciesNet(seed, threads),
        nameof(FloorRoundsNet) => new FloorRoundsNet(seed, threads),
        nameof(RandomGrowthNet) => new RandomGrowthNet(seed, threads),
        nameof(GradientGrowthNet) => new GradientGrowthNet(seed, threads),
        nameof(GradientImageNet) => new GradientImageNet(seed, threads),
        nameof(MomentumGrowthNet) => new MomentumGrowthNet(seed, threads),
        nameof(AdamMomentumGrowthNet) => new AdamMomentumGrowthNet(seed, threads),
        nameof(ShadowGrowthNet) => new ShadowGrowthNet(seed, threads),
        nameof(SplicingNet) => new SplicingNet(seed, threads),
        nameof(AlternatingNet) => new AlternatingNet(seed, threads),
        nameof(LayerThresholdNet) => new LayerThresholdNet(seed, threads),
        nameof(NeuronThresholdNet) => new NeuronThresholdNet(seed, threads),
        nameof(GateNet) => new GateNet(seed, threads),
        nameof(LearnedMovementNet) => new LearnedMovementNet(seed, threads),
        nameof(GatedNet) => new GatedNet(seed, threads),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a subject."),
    };
}
