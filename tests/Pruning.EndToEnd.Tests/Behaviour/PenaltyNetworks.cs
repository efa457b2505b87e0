using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.EndToEnd.Tests.Kernels;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>One small network for clouds in twenty dimensions, trained with each norm and form of a penalty.</summary>
internal static class PenaltyNetworks
{
    private const string Sgd = "Optimizer.Sgd, LearningRate = 0.05, Epochs = 6";
    private const string Adam = "Optimizer.Adam, LearningRate = 0.01, Epochs = 6";

    private static readonly IReadOnlyList<string> Layers = ["Dense(24), Relu", "Dense(3), Keep"];

    private static readonly IReadOnlyList<string> Images =
        ["Conv2D(8, Kernel = 2, Groups = 2), Relu", "Conv2D(6, Kernel = 1), Relu", "Dense(3), Keep"];

    private static readonly Lazy<GeneratedNetworks> Compiled = new(() => GeneratedNetworks.Compile(All));

    // SGD has a momentum of 0.9, which in the end moves weights ten times as far along the gradient of the loss, but
    // not in a proximal step: that needs ten times the strength.
    private static readonly (string Name, string Train, string[] Policies)[] Dense =
    [
        ("Bare", Sgd, []),
        ("BareAdam", Adam, []),
        ("GradientL1", Sgd, ["Regularize(Norm.L1, 0.02)"]),
        ("GradientL2", Sgd, ["Regularize(Norm.L2, 0.1)"]),
        ("Stored", Sgd, ["Regularize(Norm.LInfinity, 1e-30)"]),
        ("StoredL1", Sgd, ["Regularize(Norm.L1, 0.02)", "Regularize(Norm.LInfinity, 1e-30)"]),
        ("StoredL2", Sgd, ["Regularize(Norm.L2, 0.1)", "Regularize(Norm.LInfinity, 1e-30)"]),
        ("LInfinity", Sgd, ["Regularize(Norm.LInfinity, 0.5)"]),
        ("Group", Sgd, ["Regularize(Norm.Group, 0.02)"]),
        ("InputGroup", Adam, ["Regularize(Norm.Group, 0.02, GroupBy = GroupBy.Inputs)"]),
        ("HoyerSquare", Sgd, ["Regularize(Norm.HoyerSquare, 5e-3)"]),
        ("ProximalL1", Sgd, ["Regularize(Norm.L1, 0.2, Proximal = true)"]),
        ("ProximalL1Adam", Adam, ["Regularize(Norm.L1, 0.02, Proximal = true)"]),
        ("ProximalL2", Sgd, ["Regularize(Norm.L2, 1, Proximal = true)"]),
        ("ProximalLInfinity", Sgd, ["Regularize(Norm.LInfinity, 0.5, Proximal = true)"]),
        ("ProximalGroup", Sgd, ["Regularize(Norm.Group, 0.2, Proximal = true)"]),
        ("ProximalGroupAdam", Adam, ["Regularize(Norm.Group, 0.02, Proximal = true)"]),
        ("ProximalInputGroup", Adam, ["Regularize(Norm.Group, 0.02, Proximal = true, GroupBy = GroupBy.Inputs)"]),
        ("StoredProximal", Adam, [
            "Regularize(Norm.L1, 0.005, Proximal = true)", "Regularize(Norm.Group, 0.01, Proximal = true)",
            "Regularize(Norm.HoyerSquare, 1e-4)", "Regularize(Norm.L2, 0.01)"]),
        ("Pruned", Adam, [
            "Regularize(Norm.L1, 0.005, Proximal = true)", "Regularize(Norm.Group, 0.005, Proximal = true)",
            "Regularize(Norm.LInfinity, 0.05, Proximal = true)", "Prune(Criterion.Magnitude, Rate = 0.8)",
            "Schedule(When.AfterTraining, FineTuneEpochs = 2)"]),
        ("GrownWeights", Sgd, [
            "Prune(Criterion.Magnitude, Rate = 0.7)",
            "GrowPenalty(BeginEpoch = 1, EndEpoch = 5, Delta = 0.1, EverySteps = 3, Ceiling = 0.9)"]),
        ("GrownNeurons", Adam, [
            "Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Neuron)",
            "GrowPenalty(EndEpoch = 4, Delta = 0.5, Ceiling = 3)"]),
        ("GrownBlocks", Sgd, [
            "Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 10)",
            "GrowPenalty(BeginEpoch = 1, EndEpoch = 5, Delta = 0.1, EverySteps = 3, Ceiling = 0.9)"]),
    ];

    private static readonly (string Name, string Train, string[] Policies)[] OfImages =
    [
        ("ImagesByOutputs", Adam, [
            "Regularize(Norm.Group, 0.01, Proximal = true)", "Prune(Criterion.Magnitude, Rate = 0.8)",
            "Schedule(When.AfterTraining, FineTuneEpochs = 2)"]),
        ("ImagesByInputs", Sgd, [
            "Regularize(Norm.Group, 0.05, Proximal = true, GroupBy = GroupBy.Inputs)",
            "Regularize(Norm.Group, 0.01)", "Prune(Criterion.Magnitude, Rate = 0.8)",
            "Schedule(When.AfterTraining, FineTuneEpochs = 2)"]),
        ("GrownFilters", Sgd, [
            "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5, Granularity = Granularity.Filter)",
            "GrowPenalty(BeginEpoch = 1, EndEpoch = 4, Delta = 0.1)"]),
    ];

    /// <summary>All of them.</summary>
    public static GeneratedNetworks Generated => Compiled.Value;

    /// <summary>The names of those that are trained in different ways.</summary>
    public static IReadOnlyList<string> Names => [.. All.Select(network => network.Name)];

    private static IEnumerable<DeclaredNetwork> All =>
    [
        .. Dense.Select(network => Declare(network.Name, "20", Layers, network.Train, network.Policies)),
        .. OfImages.Select(network => Declare(network.Name, "2, 2, 5", Images, network.Train, network.Policies)),
    ];

    private static DeclaredNetwork Declare(
        string name, string input, IReadOnlyList<string> layers, string train, string[] policies) =>
        new(name, input, 32, layers) { Train = train, Policies = policies };
}
