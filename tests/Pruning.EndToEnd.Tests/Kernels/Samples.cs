using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Randomness;
using Pruning.Reference;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Random samples and parameters for one network, the same for the kernels (float) and the reference (double). The
/// numbers are drawn uniformly, so that they do not depend on the mathematics library of the machine.
/// </summary>
internal sealed class Samples
{
    // A rectifier whose input is this near to zero may fall on either side of its kink, and the gradient with it.
    private const double KinkMargin = 2e-6;

    private readonly ShapedGraph _graph;
    private readonly float[] _inputs; // [N, C]
    private readonly int[] _labels; // [N]
    private readonly float[] _targets; // [N, K]

    private Samples(ShapedGraph graph, int count, bool labelled, ref RandomStream random)
    {
        _graph = graph;
        Count = count;
        int inputs = graph.Shapes[0].Size;
        int outputs = graph.Shapes[^2].Size;
        _inputs = Uniform(count * inputs, 1, ref random);
        _targets = Uniform(count * outputs, 1, ref random);
        _labels = new int[count];
        for (int n = 0; n < count; n++)
        {
            _labels[n] = random.NextInt32(outputs);
        }

        Data = labelled
            ? Dataset.FromArrays(_inputs, _labels, outputs, "random")
            : Dataset.FromArrays(_inputs, inputs, _targets, outputs, "random");
    }

    public int Count { get; }

    /// <summary>The samples as the kernels read them.</summary>
    public Dataset Data { get; }

    /// <summary>All indices.</summary>
    public int[] Indices => [.. Enumerable.Range(0, Count)];

    /// <summary>
    /// Draws samples, and parameters into the network: weights of variance 1 / C, so that values keep their size from
    /// layer to layer. A draw in which a rectifier stands at its kink is replaced by the next.
    /// </summary>
    public static Samples Draw(Network network, ShapedGraph graph, int count, ulong seed)
    {
        bool labelled = graph.Graph.Nodes[^1] is SoftmaxCrossEntropy;
        for (ulong attempt = 0; attempt < 1000; attempt++)
        {
            RandomStream random = new(seed, attempt);
            FillParameters(network, ref random);
            Samples samples = new(graph, count, labelled, ref random);
            if (samples.IsSmooth(network))
            {
                return samples;
            }
        }

        throw new InvalidOperationException("Every draw has a rectifier at its kink; take fewer samples.");
    }

    /// <summary>Draws weights and biases into the network.</summary>
    public static void FillParameters(Network network, ref RandomStream random)
    {
        foreach (Layer layer in network.Layers)
        {
            float inputs = layer.Weights.Length / layer.WeightShape[0];
            Uniform(layer.Weights.Length, MathF.Sqrt(3 / inputs), ref random).CopyTo(layer.Weights);
            Uniform(layer.Bias.Length, 0.5f, ref random).CopyTo(layer.Bias);
        }
    }

    /// <summary>The first samples as the reference reads them.</summary>
    public ReferenceBatch Reference(int count, IReadOnlyDictionary<string, double[]>? dropout = null)
    {
        bool labelled = _graph.Graph.Nodes[^1] is SoftmaxCrossEntropy;
        return new ReferenceBatch(
            count,
            Doubles(_inputs.AsSpan(0, count * Data.Features)),
            labelled ? _labels[..count] : null,
            labelled ? null : Doubles(_targets.AsSpan(0, count * _graph.Shapes[^2].Size)),
            dropout);
    }

    /// <summary>The parameters of the network as the reference reads them.</summary>
    public static Dictionary<string, double[]> Parameters(Network network)
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

        return parameters;
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

    private static float[] Uniform(int count, float limit, ref RandomStream random)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = ((2 * random.NextSingle()) - 1) * limit;
        }

        return values;
    }

    private bool IsSmooth(Network network)
    {
        Node[] rectifiers = [.. _graph.Graph.Nodes.Where(node => node is Relu or LeakyRelu)];
        if (rectifiers.Length == 0)
        {
            return true;
        }

        IReadOnlyDictionary<string, double[]> values =
            GraphInterpreter.Forward(_graph, Parameters(network), Reference(Count)).Values;
        return rectifiers.All(node => values[node.Inputs[0]].All(x => x == 0 || Math.Abs(x) > KinkMargin));
    }
}
