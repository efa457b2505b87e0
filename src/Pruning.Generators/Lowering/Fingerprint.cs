using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;
using Pruning.Generators.Policies;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Two texts that a checkpoint carries: what the network computes, which its weights belong to, and how it is trained,
/// which the position of an interrupted run belongs to.
/// </summary>
internal static class Fingerprint
{
    /// <summary>
    /// The operators, their sizes and what each reads, where that is not the value before it:
    /// "3x8x8; A: Conv2D(3, 3, 1, 1, 1) Relu; Sum: Add from A.Relu, x; Logits: Dense(10); SoftmaxCrossEntropy".
    /// </summary>
    public static string Architecture(CheckedNetwork network)
    {
        List<string> parts = [string.Join("x", network.Declaration.Input.Select(size => Invariant.Text(size)))];
        Dictionary<string, string> skipped = [];
        string layer = "";
        string before = GraphNames.Samples;
        foreach (Node node in network.Graph.Graph.Nodes.Skip(1))
        {
            List<string> inputs =
                [.. node.Inputs.Select(input => skipped.TryGetValue(input, out string? other) ? other : input)];
            string text = Describe(node);
            if (text.Length == 0)
            {
                skipped[node.Name] = inputs[0];
                continue;
            }

            bool follows = inputs.Count == 1 && inputs[0] == before;
            text += follows ? "" : " from " + string.Join(", ", inputs);
            if (node.Layer == layer)
            {
                parts[parts.Count - 1] += " " + text;
            }
            else
            {
                parts.Add(node.Name == GraphNames.Loss ? text : node.Layer + ": " + text);
            }

            layer = node.Layer;
            before = node.Name;
        }

        return string.Join("; ", parts);
    }

    /// <summary>Optimiser, learning rate, penalties, dropout and policies.</summary>
    public static string Recipe(CheckedNetwork network)
    {
        NetworkDeclaration declaration = network.Declaration;
        TrainDeclaration train = declaration.Train;
        List<string> parts =
        [
            train.Optimizer + (train.Nesterov ? " Nesterov" : ""),
            "momentum " + Invariant.Text(train.Momentum),
            "beta " + Invariant.Text(train.Beta1) + " " + Invariant.Text(train.Beta2),
            "epsilon " + Invariant.Text(train.Epsilon),
            "rate " + Invariant.Text(train.LearningRate) + " " + train.Curve + " " + Invariant.Text(train.WarmupEpochs)
            + " " + Invariant.Text(train.StepEpochs) + " " + Invariant.Text(train.StepFactor),
            "decay " + Invariant.Text(train.WeightDecay),
            "batch " + Invariant.Text(train.BatchSize),
            "penalties" + Penalties(declaration.Regularize),
        ];
        foreach (LayerDeclaration layer in declaration.Layers)
        {
            string own = Penalties(layer.Regularize) + GateOf(layer)
                + string.Concat(layer.Operators.Select(TrainingOnly));
            parts.AddRange(own.Length > 0 ? [layer.Name + own] : []);
        }

        parts.AddRange(network.Pruning.GrowingPenalty is { } growing ? [Describe(growing)] : []);
        parts.Add("rewind " + network.Pruning.Rewind + TimeOf(network));
        parts.AddRange(network.Pruning.Regrowth is { } regrowth
            ? ["regrowth " + regrowth + " of " + Invariant.Text(train.Epochs)]
            : []);
        parts.AddRange(network.Pruning.Groups.Select(Describe));
        parts.AddRange(network.Pruning.Learned.Select(Describe));
        parts.AddRange(network.Pruning.Movements.Select(group => "learned " + Describe(group)));
        return string.Join("; ", parts);
    }

    // Where a run is shorter or longer than declared, epochs go with it: what is declared decides how.
    private static string TimeOf(CheckedNetwork network)
    {
        PruningPlan pruning = network.Pruning;
        string of = " of " + Invariant.Text(network.Declaration.Train.Epochs);
        string rates = string.Join(
            " ", pruning.Groups.Concat(pruning.Movements).Select(group => Invariant.Text(group.Rate)));
        return (pruning.RewindEpoch > 0 ? " " + Invariant.Text(pruning.RewindEpoch) + of : "")
            + (pruning.When == When.AtInitialization ? "; at initialization" : "")
            + (pruning.Gradual is { } gradual ? "; " + gradual + of + " to the rates " + rates : "");
    }

    private static string Describe(LearnedLayer layer) =>
        layer.Layer + " learns " + layer.Mask + " " + Invariant.Text(layer.Strength) + " "
        + Invariant.Text(layer.Initial) + " " + Invariant.Text(layer.RateFactor);

    private static string Describe(PruningGroup group) =>
        (group.Order > 0 ? "then " : "") + group.Criterion + SettingsOf(group) + group.MemberSettings + ScopeOf(group)
        + " " + string.Join(" ", group.Layers) + " removes "
        + string.Join(" ", group.RemovedAfterRound.Select(removed => Invariant.Text(removed))) + CostOf(group)
        + " " + group.Collapse + " " + Invariant.Text(group.MinimumKept);

    private static string CostOf(PruningGroup group) => group.Cost == 0 ? ""
        : group.CostAfterRound.Count == 0 ? " for " + group.Unit
        : group.Unit + " " + string.Join(" ", group.CostAfterRound.Select(cost => Invariant.Text(cost)));

    // The layers of a group say whether a removal is local or global.
    private static string ScopeOf(PruningGroup group) =>
        group.Scope is Scope.Local or Scope.Global ? "" : " " + group.Scope;

    // What is not said adds nothing: a network keeps its fingerprint when the vocabulary grows.
    private static string SettingsOf(PruningGroup group)
    {
        CriterionSettings settings = group.Settings;
        Criterion criterion = group.Criterion;
        string data = " of " + Invariant.Text(settings.Samples) + (settings.Shuffle ? " drawn " : " ")
            + settings.Reduction;
        return (criterion.Has(CriterionTrait.NeedsData) ? data : "")
            + (criterion.Has(CriterionTrait.Iterations) ? " in " + Invariant.Text(settings.Iterations) + " steps" : "")
            + (criterion.Has(CriterionTrait.Damping) ? " damping " + Invariant.Text(settings.Damping) : "")
            + (criterion.Has(CriterionTrait.Blocks) ? " blocks " + Invariant.Text(settings.BlockSize) : "")
            + (criterion.Has(CriterionTrait.Norms) && settings.Norm != default ? " " + settings.Norm : "");
    }

    private static string Penalties(EquatableArray<RegularizeDeclaration> penalties) =>
        string.Concat(penalties.Select(penalty => " " + penalty.Norm + " " + Invariant.Text(penalty.Strength)
            + (penalty.Proximal ? " proximal" : "") + (penalty.GroupBy == default ? "" : " by " + penalty.GroupBy)));

    private static string Describe(GrowPenaltyDeclaration growing) =>
        "grows " + Invariant.Text(growing.Delta) + " every " + Invariant.Text(growing.EverySteps) + " to "
        + Invariant.Text(growing.Ceiling) + " from " + Invariant.Text(growing.BeginEpoch) + " to "
        + Invariant.Text(growing.EndEpoch);

    private static string GateOf(LayerDeclaration layer) =>
        GateNodes.Of(layer) is { } gate ? " gate " + Invariant.Text(gate.Strength) : "";

    private static string TrainingOnly(OperatorDeclaration operation) => operation switch
    {
        OperatorDeclaration.Dropout dropout => " dropout " + Invariant.Text(dropout.Rate),
        OperatorDeclaration.BatchNorm norm => " momentum " + Invariant.Text(norm.Momentum),
        _ => "",
    };

    // Dropout does nothing at inference: weights do not depend on it.
    private static string Describe(Node node) => node switch
    {
        Dropout => "",
        Dense dense => "Dense(" + Invariant.Text(dense.Units) + (dense.Bias ? ")" : ", no bias)"),
        Conv2D conv => "Conv2D("
            + Numbers(conv.Filters, conv.Kernel, conv.Stride, conv.Padding, conv.Groups)
            + (conv.Bias ? ")" : ", no bias)"),
        BatchNorm norm => "BatchNorm(" + Invariant.Text(norm.Epsilon) + ")",
        MaxPool pool => "MaxPool(" + Numbers(pool.Kernel, pool.Stride, pool.Padding) + ")",
        AveragePool pool => "AveragePool(" + Numbers(pool.Kernel, pool.Stride, pool.Padding) + ")",
        Subsample sample => "Subsample(" + Numbers(sample.Channels, sample.Stride) + ")",
        Relu { Threshold: not 0 } relu => "Relu(" + Invariant.Text(relu.Threshold) + ")",
        Gate gate => "Gate(" + Invariant.Text(gate.Winners) + ")",
        LeakyRelu leaky => "LeakyRelu(" + Invariant.Text(leaky.Slope) + ")",
        GlobalAveragePool or Flatten or Add or Concat or Relu or Sigmoid or Tanh or Gelu
            or SoftmaxCrossEntropy or MeanSquaredError => node.GetType().Name,
        _ => throw new InvalidOperationException("No fingerprint for operator " + node.GetType().Name + "."),
    };

    private static string Numbers(params int[] values) =>
        string.Join(", ", values.Select(value => Invariant.Text(value)));
}
