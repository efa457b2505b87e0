using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.EndToEnd.Tests.Kernels;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>One small network for images that learns each kind of mask, with each norm and form of a penalty, and
/// without any. L0 is a grouped convolution, L1 is dense, and L2 learns no mask.</summary>
internal static class LearnedPenaltyNetworks
{
    /// <summary>The learning rate of SGD, which has no momentum.</summary>
    public const double SgdRate = 0.05;

    /// <summary>That of Adam.</summary>
    public const double AdamRate = 0.01;

    private static readonly IReadOnlyList<string> Layers =
        ["Conv2D(8, Kernel = 2, Groups = 2), Relu", "Dense(12), Relu", "Dense(3), Keep"];

    private static readonly Lazy<GeneratedNetworks> Compiled = new(() => GeneratedNetworks.Compile(All));

    // Some weights of L0 and L1 are removed after a few steps: thresholds hardly move in those, and about half of the
    // gates begin closed, as one does at a drop rate of 11 / 12.
    private static readonly (string Mask, string[] Policies)[] Masks =
    [
        ("LayerThreshold", [
            "Learn(LearnedMask.LayerThreshold, Strength = 0.01, InitialThreshold = 0.3, LearningRateFactor = 0.1)"]),
        ("NeuronThreshold", [
            "Learn(LearnedMask.NeuronThreshold, Strength = 0.01, InitialThreshold = 0.3, LearningRateFactor = 0.1)"]),
        ("HardConcrete", ["Learn(LearnedMask.HardConcrete, Strength = 1e-4, DropRate = 0.9167)"]),
        ("Movement", ["Prune(Criterion.Movement, Scope.Global, Rate = 0.5)", "Learn(LearnedMask.Movement)"]),
    ];

    /// <summary>All of them.</summary>
    public static GeneratedNetworks Generated => Compiled.Value;

    /// <summary>The kinds of masks.</summary>
    public static IEnumerable<string> MaskNames => Masks.Select(mask => mask.Mask);

    /// <summary>The penalties.</summary>
    public static IReadOnlyList<LearnedPenalty> Penalties { get; } =
    [
        new(Norm.L1, 0.2, false, false),
        new(Norm.L2, 0.5, false, false),
        new(Norm.LInfinity, 0.5, false, false),
        new(Norm.Group, 0.1, false, false),
        new(Norm.Group, 0.1, true, false),
        new(Norm.HoyerSquare, 0.02, false, false),
        new(Norm.L1, 0.2, false, true),
        new(Norm.L2, 0.5, false, true),
        new(Norm.LInfinity, 2, false, true),
        new(Norm.Group, 0.1, false, true),
        new(Norm.Group, 0.1, true, true),
    ];

    private static IEnumerable<DeclaredNetwork> All => Masks.SelectMany(mask => (DeclaredNetwork[])
    [
        Declare(mask.Mask + "Sgd", Sgd, mask.Policies),
        Declare(mask.Mask + "Adam", Adam, mask.Policies),
        .. Penalties.Select(penalty =>
            Declare(mask.Mask + "Sgd" + penalty.Name, Sgd, [.. mask.Policies, penalty.Attribute])),
        .. Penalties.Where(penalty => penalty is { IsProximal: true, Norm: Norm.L1 or Norm.L2 }).Select(penalty =>
            Declare(mask.Mask + "Adam" + penalty.Name, Adam, [.. mask.Policies, penalty.Attribute])),
    ]);

    private static string Sgd => FormattableString.Invariant($"Optimizer.Sgd, Momentum = 0, LearningRate = {SgdRate}");

    private static string Adam => FormattableString.Invariant($"Optimizer.Adam, LearningRate = {AdamRate}");

    private static DeclaredNetwork Declare(string name, string train, string[] policies) =>
        new(name, "2, 2, 5", 32, Layers) { Train = train, Policies = policies };
}
