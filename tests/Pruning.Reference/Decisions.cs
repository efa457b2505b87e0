using System;
using System.Collections.Generic;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Reference.Operators;

namespace Pruning.Reference;

/// <summary>
/// On which side of its kink each rectifier works, which value each window of a max pool chooses, and which outputs win
/// in a gate. Between points
/// with equal decisions a network is smooth; where they differ, it has a kink.
/// </summary>
internal static class Decisions
{
    /// <summary>The decisions of all nodes, one behind the other.</summary>
    public static IReadOnlyList<int> Of(
        ShapedGraph graph, IReadOnlyDictionary<string, double[]> values, ReferenceBatch batch)
    {
        BoundGraph bound = new(graph, new Dictionary<string, double[]>(), batch);
        List<int> decisions = [];
        foreach (Node node in graph.Graph.Nodes)
        {
            switch (node)
            {
                case Relu or LeakyRelu:
                    double kink = node is Relu relu ? relu.Threshold : 0;
                    foreach (double x in values[node.Inputs[0]])
                    {
                        decisions.Add(x > kink ? 1 : 0);
                    }

                    break;
                case Gate gate:
                    bool[] wins = bound.WinnersOf(gate, values[gate.Inputs[1]]);
                    decisions.AddRange(Array.ConvertAll(wins, win => win ? 1 : 0));
                    break;
                case MaxPool:
                    decisions.AddRange(MaxPoolReference.Chosen(values[node.Inputs[0]], bound.WindowsOf(node)));
                    break;
            }
        }

        return decisions;
    }
}
