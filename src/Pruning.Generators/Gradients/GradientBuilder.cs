using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Gradients;

/// <summary>
/// Comes in: the graph, without shortcuts whose form is open. Goes out: its backward graph, by one rule per operator.
/// Afterwards it is known which gradients are asked for, and which forward values must outlive the forward pass.
/// </summary>
internal static class GradientBuilder
{
    public static BackwardGraph Derive(NetworkGraph graph)
    {
        // The values that depend on a parameter.
        HashSet<string> learned = [];
        List<GradientStep> steps = [];
        foreach (Node node in graph.Nodes)
        {
            EquatableArray<bool> asked = node.Inputs.Select(learned.Contains).ToEquatableArray();
            if (HasParameters(node) || asked.Contains(true))
            {
                learned.Add(node.Name);
                (ForwardValues needs, string formula) = Rule(node);
                steps.Add(new GradientStep(node, needs, formula, asked));
            }
        }

        steps.Reverse();
        return new BackwardGraph(steps.ToEquatableArray());
    }

    private static bool HasParameters(Node node) => node is Weighted or BatchNorm;

    private static (ForwardValues Needs, string Formula) Rule(Node node) => node switch
    {
        Dense => (ForwardValues.Input, "dx = W dy; dW[k, c] = Σ_n dy[n, k] x[n, c]; db[k] = Σ_n dy[n, k]"),

        // The sums for dx run over the outputs that read the pixel: i · stride + r - padding = h, and so for w.
        Conv2D => (
            ForwardValues.Input,
            "dx[c, h, w] = Σ_k Σ_r Σ_s w[k, c, r, s] dy[k, i, j] with h = i · stride + r - padding; "
            + "dW[k, c, r, s] = Σ_n Σ_i Σ_j dy[n, k, i, j] x[n, c, h, w]; db[k] = Σ_n Σ_i Σ_j dy[n, k, i, j]"),

        // Ioffe and Szegedy 2015, section 3, with the mean over the M = N · H · W values of a channel.
        BatchNorm => (
            ForwardValues.Input | ForwardValues.Statistics,
            "z = (x - mean) / sqrt(variance + epsilon); dshift = Σ dy; dscale = Σ dy z; "
            + "dx = scale / sqrt(variance + epsilon) (dy - (dshift + z dscale) / M)"),
        MaxPool => (
            ForwardValues.Input | ForwardValues.Output,
            "dx = Σ dy over the windows whose first value equal to y it is"),
        AveragePool => (ForwardValues.None, "dx = Σ dy / (pixels inside) over the windows that it lies in"),
        GlobalAveragePool => (ForwardValues.None, "dx[c, h, w] = dy[c] / (H W)"),
        Flatten => (ForwardValues.None, "dx = dy"),
        Add => (ForwardValues.None, "dx = dy for each input"),
        Concat => (ForwardValues.None, "dx = its channels of dy, for each input"),
        Subsample => (ForwardValues.None, "dx[c, i · stride, j · stride] = dy[c, i, j], 0 elsewhere"),

        // Of a threshold too: what exceeds it is positive.
        Relu => (ForwardValues.Output, "dx = y > 0 ? dy : 0"),
        LeakyRelu => (ForwardValues.Output, "dx = y > 0 ? dy : slope dy"),
        Sigmoid => (ForwardValues.Output, "dx = y (1 - y) dy"),
        Tanh => (ForwardValues.Output, "dx = (1 - y²) dy"),
        Gelu => (
            ForwardValues.Input,
            "t = tanh(u), u = sqrt(2/π) (x + 0.044715 x³); dx = ((1 + t) / 2 + x (1 - t²) u' / 2) dy"),
        Dropout => (ForwardValues.Multiplier, "dx = m dy"),

        // Nothing passes through the choice. Of a winner without saliency ds is that of a loser: the ReLU that made s
        // hands neither on.
        Gate => (
            ForwardValues.Input | ForwardValues.Multiplier,
            "m = s of the winners, 0 of others; dx[k] = m[k] dy[k]; "
            + "ds[k] = (m[k] > 0 ? Σ dy[k] x[k] : 0) + strength / N"),
        SoftmaxCrossEntropy => (ForwardValues.Input, "dx = (softmax(x) - onehot(label)) / N"),
        MeanSquaredError => (ForwardValues.Input, "dx = 2 (x - target) / (N K)"),
        _ => throw new InvalidOperationException("No gradient rule for operator " + node.GetType().Name + "."),
    };
}
