using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Graph;

/// <summary>
/// Stage 2. In comes a declaration whose layers each begin with an operator of their own; out goes the graph of
/// operators that it describes. Afterwards every value has a name and is defined once, before it is read; nothing has a
/// shape yet.
/// </summary>
internal static class GraphBuilder
{
    public static Result<NetworkGraph> Build(NetworkDeclaration declaration)
    {
        return declaration.Layers.Count == 0
            ? Result<NetworkGraph>.Failure([new Fault(FaultId.NoLayers, "", [declaration.Name])])
            : LayerOrder.Sort(declaration.Layers).Then(ordered => Connect(declaration, ordered));
    }

    private static Result<NetworkGraph> Connect(NetworkDeclaration declaration, OrderedLayers ordered)
    {
        List<Node> nodes = [new Input(GraphNames.Samples, [], declaration.Input)];
        Dictionary<string, string> outputs = new() { [GraphNames.Samples] = GraphNames.Samples };
        foreach (OrderedLayer layer in ordered.Layers)
        {
            nodes.AddRange(LayerNodes.Of(layer.Declaration, [.. layer.Reads.Select(name => outputs[name])]));
            outputs[layer.Name] = nodes[nodes.Count - 1].Name;
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
}
