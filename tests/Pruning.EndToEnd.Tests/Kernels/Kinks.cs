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
/// which value a max pool chooses, and which outputs win in a gate. Where it does not, a gradient may be quite another
/// one.
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
            Relu relu => IsOff(relu.Threshold, forward.Values[node.Inputs[0]], variances[node.Inputs[0]]),
            LeakyRelu => IsOff(0, forward.Values[node.Inputs[0]], variances[node.Inputs[0]]),
            Gate gate => HasWinners(gate, forward.Values[gate.Inputs[1]], variances[gate.Inputs[1]], bound)
                && IsKnown(variances[gate.Name]),
            MaxPool => HasWinners(forward.Values[node.Inputs[0]], variances[node.Inputs[0]], bound.WindowsOf(node)),
            _ => IsKnown(variances[node.Name]),
        });
    }

    private static bool IsKnown(double[] variances) =>
        Array.TrueForAll(variances, variance => Math.Sqrt(variance) < MostDeviation);

    // Whether the least of the winners is well above the largest of the losers, in each sample. Saliencies of 0 are
    // equal in single precision too.
    private static bool HasWinners(Gate gate, double[] s, double[] variance, BoundGraph bound)
    {
        bool[] wins = bound.WinnersOf(gate, s);
        int channels = bound.ChannelsOf(gate.Name);
        for (int first = 0; first < s.Length; first += channels)
        {
            int[] all = [.. Enumerable.Range(first, channels)];
            int least = all.Where(k => wins[k]).MinBy(k => s[k]);
            int largest = all.Where(k => !wins[k]).MaxBy(k => s[k]);
            double distance = s[least] - s[largest];
            if (distance != 0 && distance <= Math.Sqrt(variance[least] + variance[largest]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOff(double kink, double[] x, double[] variance)
    {
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] != kink && Math.Abs(x[i] - kink) <= Math.Sqrt(variance[i]))
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
