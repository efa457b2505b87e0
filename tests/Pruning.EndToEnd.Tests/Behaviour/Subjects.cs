using System;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// The networks whose runs are interrupted: every optimiser and kind of layer, dropout, schedule and kind of
/// rewinding, policy or not.
/// </summary>
public static class Subjects
{
    public static TheoryData<string> Names =>
    [
        nameof(MomentumNet), nameof(AdamRewindNet), nameof(NesterovRewindNet), nameof(AdamWNet), nameof(OneShotNet),
        nameof(NormNet), nameof(ResidualNet), nameof(SnipNet), nameof(GradualNet), nameof(GradualTaylorNet),
        nameof(WeightRewindNet), nameof(RateRewindNet), nameof(RandomRewindNet), nameof(TwoPoliciesNet),
        nameof(FloorRoundsNet),
    ];

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
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a subject."),
    };
}
