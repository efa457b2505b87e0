using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Graph;

/// <summary>
/// The nodes of one layer. The first operator carries the name of the layer, the others that name and their kind:
/// Hidden, Hidden.Relu, Hidden.Dropout, and Hidden.Relu2 for a second one.
/// </summary>
internal static class LayerNodes
{
    /// <summary>The nodes in order; the last defines the value of the layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="reads">The values that its own operator reads.</param>
    public static IEnumerable<Node> Of(LayerDeclaration layer, EquatableArray<string> reads)
    {
        if (layer.Operators[0] is OperatorDeclaration.Add { Shortcut: not Shortcut.Identity } add)
        {
            foreach (Node shortcut in Shortcuts(layer.Name, add, reads))
            {
                yield return shortcut;
            }

            reads = [reads[0], .. ShortcutNames(layer.Name, reads.Count - 1)];
        }

        GateDeclaration? gate = GateNodes.Of(layer);
        foreach (Node node in gate is null ? [] : GateNodes.Saliencies(layer, reads[0]))
        {
            yield return node;
        }

        Dictionary<string, int> kinds = [];
        for (int i = 0; i < layer.Operators.Count; i++)
        {
            OperatorDeclaration operation = layer.Operators[i];
            string kind = operation.GetType().Name;
            kinds.TryGetValue(kind, out int before);
            kinds[kind] = before + 1;
            string name = layer.Name + (i == 0 ? "" : "." + kind + Ordinal(before));
            bool normalised = i + 1 < layer.Operators.Count
                && layer.Operators[i + 1] is OperatorDeclaration.BatchNorm;
            yield return Node(operation, name, reads, normalised);
            reads = [name];

            // Behind the layer's own operator and its normalisation.
            if (gate is not null && (i > 0 || !normalised))
            {
                Gate choice = GateNodes.Choice(layer, gate, name);
                yield return choice;
                reads = [choice.Name];
                gate = null;
            }
        }
    }

    // What each joined value becomes on its way to the sum: Sum.Shortcut, and Sum.Shortcut2 for a second one.
    private static IEnumerable<Node> Shortcuts(
        string layer, OperatorDeclaration.Add add, EquatableArray<string> reads)
    {
        int joined = 0;
        foreach (string name in ShortcutNames(layer, reads.Count - 1))
        {
            joined++;
            Adapt adapt = new(name, [reads[joined], reads[0]], add.Shortcut);
            yield return adapt with { IsForced = add.Projections.Contains(LayerOwner.ProjectionOf(adapt)) };
        }
    }

    private static IEnumerable<string> ShortcutNames(string layer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return layer + LayerOwner.Shortcut + Ordinal(i);
        }
    }

    // Of names that differ in nothing else, the first needs no number.
    private static string Ordinal(int before) => before == 0 ? "" : Invariant.Text(before + 1);

    // A bias directly before a normalisation would be subtracted again with the mean.
    private static Node Node(OperatorDeclaration operation, string name, EquatableArray<string> reads, bool normalised)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense =>
                new Dense(name, reads, dense.Units, dense.Bias ?? !normalised, dense.Initializer),
            OperatorDeclaration.Conv2D conv => new Conv2D(
                name,
                reads,
                conv.Filters,
                conv.Kernel,
                conv.Stride,
                conv.Padding,
                conv.Groups,
                conv.Bias ?? !normalised,
                conv.Initializer),
            OperatorDeclaration.Add => new Add(name, reads),
            OperatorDeclaration.Concat => new Concat(name, reads),
            OperatorDeclaration.BatchNorm norm => new BatchNorm(name, reads, norm.Momentum, norm.Epsilon),
            OperatorDeclaration.MaxPool pool =>
                new MaxPool(name, reads, pool.Kernel, pool.Stride == 0 ? pool.Kernel : pool.Stride, pool.Padding),
            OperatorDeclaration.AveragePool pool =>
                new AveragePool(name, reads, pool.Kernel, pool.Stride == 0 ? pool.Kernel : pool.Stride, pool.Padding),
            OperatorDeclaration.GlobalAveragePool => new GlobalAveragePool(name, reads),
            OperatorDeclaration.Flatten => new Flatten(name, reads),
            OperatorDeclaration.Relu relu => new Relu(name, reads, relu.Threshold),
            OperatorDeclaration.LeakyRelu leaky => new LeakyRelu(name, reads, leaky.Slope),
            OperatorDeclaration.Sigmoid => new Sigmoid(name, reads),
            OperatorDeclaration.Tanh => new Tanh(name, reads),
            OperatorDeclaration.Gelu => new Gelu(name, reads),
            OperatorDeclaration.Dropout dropout => new Dropout(name, reads, dropout.Rate),
            _ => throw new System.InvalidOperationException("No node for " + operation.GetType().Name + "."),
        };
    }
}
