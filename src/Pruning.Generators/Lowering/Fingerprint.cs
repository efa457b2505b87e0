using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>
/// Two texts that a checkpoint carries: what the network computes, which its weights belong to, and how it is trained,
/// which the position of an interrupted run belongs to.
/// </summary>
internal static class Fingerprint
{
    /// <summary>
    /// The operators and their sizes: "1x28x28; Fc1: Dense(300) Relu; Logits: Dense(10); SoftmaxCrossEntropy".
    /// </summary>
    public static string Architecture(CheckedNetwork network)
    {
        List<string> parts = [string.Join("x", network.Declaration.Input.Select(size => Invariant.Text(size)))];
        foreach (LayerDeclaration layer in network.Declaration.Layers)
        {
            IEnumerable<string> operators = network.Graph.Graph.Nodes
                .Where(node => node.Layer == layer.Name)
                .Select(Describe)
                .Where(text => text.Length > 0);
            parts.Add(layer.Name + ": " + string.Join(" ", operators));
        }

        parts.Add(network.Declaration.Loss.ToString());
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
            IEnumerable<OperatorDeclaration.Dropout> dropouts = layer.Operators.OfType<OperatorDeclaration.Dropout>();
            string own = Penalties(layer.Regularize)
                + string.Concat(dropouts.Select(dropout => " dropout " + Invariant.Text(dropout.Rate)));
            parts.AddRange(own.Length > 0 ? [layer.Name + own] : []);
        }

        parts.Add("rewind " + network.Pruning.Rewind);
        parts.AddRange(network.Pruning.Groups.Select(group =>
            group.Criterion + " " + string.Join(" ", group.Layers) + " removes "
            + string.Join(" ", group.RemovedAfterRound.Select(removed => Invariant.Text(removed)))
            + " " + group.Collapse + " " + Invariant.Text(group.MinimumKept)));
        return string.Join("; ", parts);
    }

    private static string Penalties(EquatableArray<RegularizeDeclaration> penalties) =>
        string.Concat(penalties.Select(penalty => " " + penalty.Norm + " " + Invariant.Text(penalty.Strength)));

    // Dropout does nothing at inference: weights do not depend on it.
    private static string Describe(Node node) => node switch
    {
        Dense dense => "Dense(" + Invariant.Text(dense.Units) + (dense.Bias ? ")" : ", no bias)"),
        Conv2D conv => "Conv2D(" + string.Join(
            ", ",
            new[] { conv.Filters, conv.Kernel, conv.Stride, conv.Padding, conv.Groups }.Select(
                value => Invariant.Text(value))) + (conv.Bias ? ")" : ", no bias)"),
        LeakyRelu leaky => "LeakyRelu(" + Invariant.Text(leaky.Slope) + ")",
        Dropout => "",
        _ => node.GetType().Name,
    };
}
