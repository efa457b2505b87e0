using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Gradients;

/// <summary>
/// Comes in: the graph. Goes out: its backward graph, by one rule per operator. Afterwards the forward values that must
/// outlive the forward pass are known.
/// </summary>
internal static class GradientBuilder
{
    public static BackwardGraph Derive(NetworkGraph graph)
    {
        return new BackwardGraph(
            graph.Nodes.Where(node => node is not Input).Reverse().Select(Rule).ToEquatableArray());
    }

    private static GradientStep Rule(Node node) => node switch
    {
        Dense => Step(node, ForwardValues.Input, "dx = W dy; dW[k, c] = Σ_n dy[n, k] x[n, c]; db[k] = Σ_n dy[n, k]"),
        Relu => Step(node, ForwardValues.Output, "dx = y > 0 ? dy : 0"),
        LeakyRelu => Step(node, ForwardValues.Output, "dx = y > 0 ? dy : slope dy"),
        Sigmoid => Step(node, ForwardValues.Output, "dx = y (1 - y) dy"),
        Tanh => Step(node, ForwardValues.Output, "dx = (1 - y²) dy"),
        Gelu => Step(
            node,
            ForwardValues.Input,
            "t = tanh(u), u = sqrt(2/π) (x + 0.044715 x³); dx = ((1 + t) / 2 + x (1 - t²) u' / 2) dy"),
        Dropout => Step(node, ForwardValues.Multiplier, "dx = m dy"),
        SoftmaxCrossEntropy => Step(node, ForwardValues.Input, "dx = (softmax(x) - onehot(label)) / N"),
        MeanSquaredError => Step(node, ForwardValues.Input, "dx = 2 (x - target) / (N K)"),
        _ => throw new InvalidOperationException("No gradient rule for operator " + node.GetType().Name + "."),
    };

    private static GradientStep Step(Node node, ForwardValues needs, string formula) =>
        new(node, needs, formula, node.Inputs[0] != GraphNames.Samples);
}
