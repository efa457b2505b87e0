using System.Collections.Generic;
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
        if (declaration.Layers.Count == 0)
        {
            faults.Add(new Fault(FaultId.NoLayers, "", [declaration.Name]));
        }

        foreach (LayerDeclaration layer in declaration.Layers)
        {
            CheckOperators(layer, faults);
            if (names.Add(layer.Name))
            {
                AppendLayer(layer, nodes);
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
        int dense = 0;
        foreach (OperatorDeclaration operation in layer.Operators)
        {
            dense += operation is OperatorDeclaration.Dense ? 1 : 0;
        }

        if (dense == 0)
        {
            faults.Add(new Fault(FaultId.LayerWithoutDense, layer.Name, [layer.Name]));
        }
        else if (dense > 1)
        {
            faults.Add(new Fault(FaultId.LayerWithTwoDense, layer.Name, [layer.Name]));
        }
        else if (layer.Operators[0] is not OperatorDeclaration.Dense)
        {
            string first = layer.Operators[0].GetType().Name;
            faults.Add(new Fault(FaultId.OperatorBeforeDense, layer.Name, [first, layer.Name]));
        }
    }

    // The first operator carries the name of the layer, the others that name and their kind: Hidden, Hidden.Relu,
    // Hidden.Dropout, and Hidden.Relu2 for a second one.
    private static void AppendLayer(LayerDeclaration layer, List<Node> nodes)
    {
        Dictionary<string, int> kinds = [];
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

            nodes.Add(ToNode(operation, name, nodes[nodes.Count - 1].Name));
        }
    }

    private static Node ToNode(OperatorDeclaration operation, string name, string input)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense => new Dense(name, [input], dense.Units, dense.Bias, dense.Initializer),
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
