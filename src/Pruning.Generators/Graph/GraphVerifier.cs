using System;
using System.Collections.Generic;

namespace Pruning.Generators.Graph;

/// <summary>
/// What every graph holds to: the input is first and only there, the loss is last and only there, every name is defined
/// once, and every value is defined before it is read. A breach is a bug of this project, never of a declaration.
/// </summary>
internal static class GraphVerifier
{
    /// <exception cref="InvalidOperationException">The graph breaks one of the rules; the message names the
    /// node.</exception>
    public static void Verify(NetworkGraph graph)
    {
        HashSet<string> defined = [];
        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            Node node = graph.Nodes[i];
            bool isLoss = node is SoftmaxCrossEntropy or MeanSquaredError;
            bool isLast = i == graph.Nodes.Count - 1;
            Require(node is Input == (i == 0), node, "the input stands first and nowhere else");
            Require(isLoss == isLast, node, "the loss stands last and nowhere else");
            bool counted = node switch
            {
                Input => node.Inputs.Count == 0,
                Add or Concat => node.Inputs.Count >= 2,
                Adapt or Gate => node.Inputs.Count == 2,
                _ => node.Inputs.Count == 1,
            };
            Require(counted, node, "it reads the wrong number of values");
            foreach (string input in node.Inputs)
            {
                Require(defined.Contains(input), node, "it reads '" + input + "', which is not defined before it");
            }

            Require(defined.Add(node.Name), node, "its name is defined twice");
        }

        if (graph.Nodes.Count < 2)
        {
            throw new InvalidOperationException("Graph '" + graph.Name + "' has no input or no loss.");
        }
    }

    private static void Require(bool holds, Node node, string rule)
    {
        if (!holds)
        {
            throw new InvalidOperationException("Node '" + node.Name + "' breaks the graph: " + rule + ".");
        }
    }
}
