using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>The numbers of a network as the reference reads them: in double, by <see cref="ParameterNames"/>.</summary>
internal static class NetworkNumbers
{
    /// <summary>Parameters and running statistics.</summary>
    public static Dictionary<string, double[]> Parameters(Network network, ShapedGraph graph)
    {
        Dictionary<string, double[]> parameters = new(StringComparer.Ordinal);
        foreach (Layer layer in network.Layers)
        {
            parameters.Add(ParameterNames.Weights(layer.Name), Doubles(layer.Weights));
            if (layer.Bias.Length > 0)
            {
                parameters.Add(ParameterNames.Bias(layer.Name), Doubles(layer.Bias));
            }
        }

        foreach ((string name, BatchNorm norm) in Norms(network, graph))
        {
            parameters.Add(ParameterNames.Scale(name), Doubles(norm.Scale));
            parameters.Add(ParameterNames.Shift(name), Doubles(norm.Shift));
            parameters.Add(ParameterNames.Mean(name), Doubles(norm.Mean));
            parameters.Add(ParameterNames.Variance(name), Doubles(norm.Variance));
        }

        return parameters;
    }

    /// <summary>The gradients of all parameters.</summary>
    public static Dictionary<string, double[]> Gradients(Network network, ShapedGraph graph)
    {
        Dictionary<string, double[]> gradients = new(StringComparer.Ordinal);
        foreach (Layer layer in network.Layers)
        {
            gradients.Add(ParameterNames.Weights(layer.Name), Doubles(layer.WeightGradients));
            if (layer.Bias.Length > 0)
            {
                gradients.Add(ParameterNames.Bias(layer.Name), Doubles(layer.BiasGradients));
            }
        }

        foreach ((string name, BatchNorm norm) in Norms(network, graph))
        {
            gradients.Add(ParameterNames.Scale(name), Doubles(norm.ScaleGradients));
            gradients.Add(ParameterNames.Shift(name), Doubles(norm.ShiftGradients));
        }

        return gradients;
    }

    /// <summary>
    /// The batch normalisations, those of joins and projections too, with the names of their nodes:
    /// "Stem.BatchNorm".
    /// </summary>
    public static IEnumerable<(string Name, BatchNorm Norm)> Norms(Network network, ShapedGraph graph)
    {
        foreach (Nodes.BatchNorm node in graph.Graph.Nodes.OfType<Nodes.BatchNorm>())
        {
            Layer? layer = network.Layers.SingleOrDefault(layer => layer.Name == node.Layer);
            BatchNorm? norm = layer is null ? network.GetLayer<Join>(node.Layer).BatchNorm : layer.BatchNorm;
            yield return (
                node.Name, norm ?? throw new InvalidOperationException(node.Layer + " has no batch normalisation."));
        }
    }

    public static double[] Doubles(ReadOnlySpan<float> values)
    {
        double[] doubles = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            doubles[i] = values[i];
        }

        return doubles;
    }
}
