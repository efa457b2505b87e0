using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Graph;

/// <summary>
/// Stage 2. In comes a declaration; out goes the chain of operators that it describes, each layer reading the one above
/// it. Afterwards every value has a name and is defined once, before it is read; nothing has a shape yet.
/// </summary>
internal static class GraphBuilder
{
    public static Result<NetworkGraph> Build(NetworkDeclaration declaration)
    {
        List<Fault> faults = [];
        List<Node> nodes = [new Input(GraphNames.Samples, [], declaration.Input)];
        HashSet<string> names = [GraphNames.Samples, GraphNames.Loss];
        Dictionary<string, string> outputs = new() { [GraphNames.Samples] = GraphNames.Samples };
        if (declaration.Layers.Count == 0)
        {
            faults.Add(new Fault(FaultId.NoLayers, "", [declaration.Name]));
        }

        foreach (LayerDeclaration layer in declaration.Layers)
        {
            CheckOperators(layer, faults);
            if (names.Add(layer.Name))
            {
                AppendLayer(layer, nodes, outputs);
            }
            else
            {
                // x and loss are reserved names, which is a fault of the declaration; what is left is a layer met
                // before.
                faults.Add(layer.Name is GraphNames.Samples or GraphNames.Loss
                    ? new Fault(FaultId.NameReserved, layer.Name, [layer.Name])
                    : new Fault(FaultId.LayerDeclaredTwice, layer.Name, [layer.Name]));
            }
        }

        if (faults.Count > 0)
        {
            return Result<NetworkGraph>.Failure(faults.ToEquatableArray());
        }

        string last = nodes[nodes.Count - 1].Name;
        nodes.Add(declaration.Loss switch
        {
            Loss.MeanSquaredError => new MeanSquaredError(GraphNames.Loss, [last]),
            _ => new SoftmaxCrossEntropy(GraphNames.Loss, [last]),
        });
        var graph = new NetworkGraph(declaration.Name, nodes.ToEquatableArray());
        GraphVerifier.Verify(graph);
        return graph;
    }

    private static void CheckOperators(LayerDeclaration layer, List<Fault> faults)
    {
        int own = 0;
        foreach (OperatorDeclaration operation in layer.Operators)
        {
            own += operation.IsOwn ? 1 : 0;
        }

        if (own == 0)
        {
            faults.Add(new Fault(FaultId.LayerWithoutDense, layer.Name, [layer.Name]));
        }
        else if (own > 1)
        {
            faults.Add(new Fault(FaultId.LayerWithTwoDense, layer.Name, [layer.Name]));
        }
        else if (!layer.Operators[0].IsOwn)
        {
            string first = layer.Operators[0].GetType().Name;
            faults.Add(new Fault(FaultId.OperatorBeforeDense, layer.Name, [first, layer.Name]));
        }
    }

    // The first operator carries the name of the layer, the others that name and their kind: Hidden, Hidden.Relu,
    // Hidden.Dropout, and Hidden.Relu2 for a second one.
    private static void AppendLayer(LayerDeclaration layer, List<Node> nodes, Dictionary<string, string> outputs)
    {
        Dictionary<string, int> kinds = [];
        string read = nodes[nodes.Count - 1].Name;
        if (layer.Operators[0].Source is { } source)
        {
            read = outputs[source];
        }

        for (int i = 0; i < layer.Operators.Count; i++)
        {
            OperatorDeclaration operation = layer.Operators[i];
            string kind = operation.GetType().Name;
            kinds.TryGetValue(kind, out int before);
            kinds[kind] = before + 1;
            string name = layer.Name;
            if (i > 0)
            {
                name += "." + kind + (before == 0 ? "" : Invariant.Text(before + 1));
            }

            bool normalised = i + 1 < layer.Operators.Count
                && layer.Operators[i + 1] is OperatorDeclaration.BatchNorm;
            nodes.AddRange(ToNodes(operation, name, read, normalised, outputs));
            read = name;
        }

        outputs[layer.Name] = read;
    }

    private static IEnumerable<Node> ToNodes(
        OperatorDeclaration operation, string name, string input, bool normalised, Dictionary<string, string> outputs)
    {
        if (operation is OperatorDeclaration.Add add)
        {
            List<string> inputs = [input];
            for (int i = 0; i < add.Layers.Count; i++)
            {
                string read = outputs[add.Layers[i]];
                if (add.Shortcut != Shortcut.Identity)
                {
                    string adapted = name + ".Shortcut" + (i == 0 ? "" : Invariant.Text(i + 1));
                    yield return new Adapt(adapted, [read, input], add.Shortcut);
                    read = adapted;
                }

                inputs.Add(read);
            }

            yield return new Add(name, inputs.ToEquatableArray());
            yield break;
        }

        yield return ToNode(operation, name, input, normalised, outputs);
    }

    private static Node ToNode(
        OperatorDeclaration operation, string name, string input, bool normalised, Dictionary<string, string> outputs)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense =>
                new Dense(name, [input], dense.Units, dense.Bias ?? !normalised, dense.Initializer),
            OperatorDeclaration.Conv2D conv => new Conv2D(
                name,
                [input],
                conv.Filters,
                conv.Kernel,
                conv.Stride,
                conv.Padding,
                conv.Groups,
                conv.Bias ?? !normalised,
                conv.Initializer),
            OperatorDeclaration.Concat concat =>
                new Concat(name, [input, .. concat.Layers.Select(layer => outputs[layer])]),
            OperatorDeclaration.BatchNorm norm => new BatchNorm(name, [input], norm.Momentum, norm.Epsilon),
            OperatorDeclaration.MaxPool pool =>
                new MaxPool(name, [input], pool.Kernel, pool.Stride == 0 ? pool.Kernel : pool.Stride, pool.Padding),
            OperatorDeclaration.AveragePool pool =>
                new AveragePool(name, [input], pool.Kernel, pool.Stride == 0 ? pool.Kernel : pool.Stride, pool.Padding),
            OperatorDeclaration.GlobalAveragePool => new GlobalAveragePool(name, [input]),
            OperatorDeclaration.Flatten => new Flatten(name, [input]),
            OperatorDeclaration.Relu => new Relu(name, [input]),
            OperatorDeclaration.LeakyRelu leaky => new LeakyRelu(name, [input], leaky.Slope),
            OperatorDeclaration.Sigmoid => new Sigmoid(name, [input]),
            OperatorDeclaration.Tanh => new Tanh(name, [input]),
            OperatorDeclaration.Gelu => new Gelu(name, [input]),
            OperatorDeclaration.Dropout dropout => new Dropout(name, [input], dropout.Rate),
            _ => throw new System.InvalidOperationException("No node for " + operation.GetType().Name + "."),
        };
    }
}
