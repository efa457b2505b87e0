using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.Generators.Shapes;
using Pruning.Randomness;
using Pruning.Reference;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// Random samples and parameters for one network, the same for the kernels (float) and the reference (double). The
/// numbers are drawn uniformly, so that they do not depend on the mathematics library of the machine.
/// </summary>
internal sealed class Samples
{
    private readonly ShapedGraph _graph;
    private readonly float[] _inputs; // [N, C] or [N, C, H, W]
    private readonly int[] _labels; // [N]
    private readonly float[] _targets; // [N, K]

    private Samples(ShapedGraph graph, int count, ref RandomStream random)
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

        Data = IsLabelled
            ? Dataset.FromArrays(_inputs, _labels, outputs, "random")
            : Dataset.FromArrays(_inputs, inputs, _targets, outputs, "random");
    }

    public int Count { get; }

    /// <summary>The samples as the kernels read them.</summary>
    public Dataset Data { get; }

    /// <summary>All indices.</summary>
    public int[] Indices => [.. Enumerable.Range(0, Count)];

    private bool IsLabelled => _graph.Graph.Nodes[^1] is Nodes.SoftmaxCrossEntropy;

    /// <summary>
    /// Draws samples, and parameters into the network. A draw in which a rectifier or a max pool may decide otherwise
    /// in single precision is replaced by the next, and one whose numbers single precision does not know well.
    /// </summary>
    public static Samples Draw(
        Network network,
        ShapedGraph graph,
        int count,
        ulong seed,
        IReadOnlyDictionary<string, double[]>? dropout = null) =>
        TryDraw(network, graph, count, seed, dropout) ?? throw new InvalidOperationException(
            "Every draw has a rectifier at its kink; take fewer samples.");

    /// <summary>The same, or null where every draw has a rectifier at its kink.</summary>
    public static Samples? TryDraw(
        Network network,
        ShapedGraph graph,
        int count,
        ulong seed,
        IReadOnlyDictionary<string, double[]>? dropout = null)
    {
        for (ulong attempt = 0; attempt < 1000; attempt++)
        {
            RandomStream random = new(seed, attempt);
            FillParameters(network, graph, ref random);
            Samples samples = new(graph, count, ref random);
            if (samples.IsSmooth(network, dropout))
            {
                return samples;
            }
        }

        return null;
    }

    /// <summary>
    /// Draws parameters into the network: weights of variance 1 / C, so that values keep their size from layer to
    /// layer.
    /// </summary>
    public static void FillParameters(Network network, ShapedGraph graph, ref RandomStream random)
    {
        foreach (Layer layer in network.Layers)
        {
            float inputs = layer.Weights.Length / layer.WeightShape[0];
            Span<float> weights = layer.Weights;
            Uniform(weights.Length, MathF.Sqrt(3 / inputs), ref random).CopyTo(weights);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = layer.Mask[i] ? weights[i] : 0;
            }

            Uniform(layer.Bias.Length, 0.5f, ref random).CopyTo(layer.Bias);
        }

        foreach ((_, BatchNorm norm) in NetworkNumbers.Norms(network, graph))
        {
            Uniform(norm.Channels, 1.5f, ref random).CopyTo(norm.Scale);
            Uniform(norm.Channels, 0.5f, ref random).CopyTo(norm.Shift);
            Uniform(norm.Channels, 0.5f, ref random).CopyTo(norm.Mean);
            float[] variance = Uniform(norm.Channels, 0.5f, ref random);
            Array.ConvertAll(variance, value => 1 + value).CopyTo(norm.Variance);
        }
    }

    /// <summary>The first samples as the reference reads them.</summary>
    public ReferenceBatch Reference(int count, IReadOnlyDictionary<string, double[]>? dropout = null)
    {
        return new ReferenceBatch(
            count,
            NetworkNumbers.Doubles(_inputs.AsSpan(0, count * Data.Features)),
            IsLabelled ? _labels[..count] : null,
            IsLabelled ? null : NetworkNumbers.Doubles(_targets.AsSpan(0, count * _graph.Shapes[^2].Size)),
            dropout);
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

    // In training, and at inference where that computes something else.
    private bool IsSmooth(Network network, IReadOnlyDictionary<string, double[]>? dropout)
    {
        if (!_graph.Graph.Nodes.Any(
            node => node is Nodes.Relu or Nodes.LeakyRelu or Nodes.MaxPool or Nodes.BatchNorm or Nodes.Gate))
        {
            return true;
        }

        Dictionary<string, double[]> parameters = NetworkNumbers.Parameters(network, _graph);
        bool differs = dropout is not null || _graph.Graph.Nodes.Any(node => node is Nodes.BatchNorm);
        ReferenceBatch batch = Reference(Count, dropout);
        return Kinks.AreFar(_graph, parameters, batch, training: true)
            && (!differs || Kinks.AreFar(_graph, parameters, batch, training: false));
    }
}
