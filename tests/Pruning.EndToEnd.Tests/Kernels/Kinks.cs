using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Pruning.Reference.Operators;
using Pruning.Reference.Rounding;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Whether single precision surely takes the decisions of the reference: on which side of its kink a rectifier works,
/// and which value a max pool chooses. Where it does not, a gradient may be quite another one.
/// </summary>
internal static class Kinks
{
    // A value that single precision does not know to a hundredth is nothing to compare with.
    private const double MostDeviation = 0.01;

    /// <summary>
    /// Whether every decision is further from another one than the deviation of its numbers, which the rounding model
    /// puts high, and no number deviates much. Numbers that are exactly equal are so by the same operations, in single
    /// precision too.
    /// </summary>
    public static bool AreFar(
        ShapedGraph graph, IReadOnlyDictionary<string, double[]> parameters, ReferenceBatch batch, bool training)
    {
        ForwardResult forward = training
            ? GraphInterpreter.Forward(graph, parameters, batch)
            : GraphInterpreter.Infer(graph, parameters, batch);
        IReadOnlyDictionary<string, double[]> variances =
            RoundingModel.Forward(graph, parameters, batch, forward, training);
        BoundGraph bound = new(graph, parameters, batch);
        return graph.Graph.Nodes.All(node => node switch
        {
            Relu or LeakyRelu => IsOffZero(forward.Values[node.Inputs[0]], variances[node.Inputs[0]]),
            MaxPool => HasWinners(forward.Values[node.Inputs[0]], variances[node.Inputs[0]], bound.WindowsOf(node)),
            _ => Array.TrueForAll(variances[node.Name], variance => Math.Sqrt(variance) < MostDeviation),
        });
    }

    private static bool IsOffZero(double[] x, double[] variance)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] != 0 && Math.Abs(x[i]) <= Math.Sqrt(variance[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasWinners(double[] x, double[] variance, Windows windows)
    {
        int[] chosen = MaxPoolReference.Chosen(x, windows);
        int[][] cover = windows.Cover();
        for (int i = 0; i < chosen.Length; i++)
        {
            int image = i / cover.Length * windows.Pixels;
            foreach (int pixel in cover[i % cover.Length].Where(pixel => pixel >= 0))
            {
                double distance = x[chosen[i]] - x[image + pixel];
                if (distance != 0 && distance <= Math.Sqrt(variance[chosen[i]] + variance[image + pixel]))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
