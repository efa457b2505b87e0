using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>A random network of one to four layers with its parameters and a batch.</summary>
internal sealed record RandomNetwork(ShapedGraph Graph, Dictionary<string, double[]> Parameters, ReferenceBatch Batch)
{
    // A measurement moves one number by its reach, and the layers behind it multiply that: by less than 30 in 300,000
    // networks.
    private const double KinkMargin = 30 * CentralDifference.Reach;

    private static readonly Gen<double> Value = Gen.Double[-1.5, 1.5];

    private static readonly Gen<EquatableArray<int>> InputDimensions = Gen.OneOf(
        Gen.Int[1, 5].Select(features => (EquatableArray<int>)[features]),
        Gen.Select(Gen.Int[1, 2], Gen.Int[1, 2], Gen.Int[1, 3], (c, h, w) => (EquatableArray<int>)[c, h, w]));

    private static readonly string[] Kinds = ["Relu", "LeakyRelu", "Sigmoid", "Tanh", "Gelu", "Dropout"];

    private static readonly Gen<string[]> Activations = Gen.Int[0, Kinds.Length - 1].Select(i => Kinds[i]).Array[0, 2];

    private static readonly Gen<(int Units, bool Bias, string[] Activations)> Layer =
        Gen.Select(Gen.Int[1, 5], Gen.Bool, Activations);

    /// <summary>Networks in which no rectifier stands so near its kink that a measurement would cross it.</summary>
    public static Gen<RandomNetwork> Networks { get; } = Gen
        .Select(InputDimensions, Layer.Array[1, 4], Gen.Bool, Build)
        .SelectMany(WithValues)
        .Where(network => network.IsSmooth());

    /// <summary>The loss as it is with the present values of parameters and input.</summary>
    public double Loss() => GraphInterpreter.Forward(Graph, Parameters, Batch).Loss;

    private static ShapedGraph Build(
        EquatableArray<int> dimensions, (int Units, bool Bias, string[] Activations)[] layers, bool classifies)
    {
        List<Nodes.Node> nodes = [new Nodes.Input("Input", [], dimensions)];
        List<TensorShape> shapes = [new TensorShape(dimensions)];
        for (int l = 0; l < layers.Length; l++)
        {
            string layer = "Layer" + l.ToString(CultureInfo.InvariantCulture);
            TensorShape shape = new([layers[l].Units]);
            EquatableArray<string> before = [nodes[^1].Name];
            nodes.Add(new Nodes.Dense(layer, before, layers[l].Units, layers[l].Bias, Vocabulary.Initializer.HeNormal));
            shapes.Add(shape);
            for (int a = 0; a < layers[l].Activations.Length; a++)
            {
                string name = layer + "." + layers[l].Activations[a] + a.ToString(CultureInfo.InvariantCulture);
                nodes.Add(Activation(layers[l].Activations[a], name, [nodes[^1].Name]));
                shapes.Add(shape);
            }
        }

        EquatableArray<string> outputs = [nodes[^1].Name];
        nodes.Add(classifies
            ? new Nodes.SoftmaxCrossEntropy("Loss", outputs)
            : new Nodes.MeanSquaredError("Loss", outputs));
        shapes.Add(new TensorShape([1]));
        return new ShapedGraph(new Nodes.NetworkGraph("Random", nodes.ToEquatableArray()), shapes.ToEquatableArray());
    }

    private static Nodes.Node Activation(string kind, string name, EquatableArray<string> inputs)
    {
        return kind switch
        {
            "Relu" => new Nodes.Relu(name, inputs),
            "LeakyRelu" => new Nodes.LeakyRelu(name, inputs, 0.2),
            "Sigmoid" => new Nodes.Sigmoid(name, inputs),
            "Tanh" => new Nodes.Tanh(name, inputs),
            "Gelu" => new Nodes.Gelu(name, inputs),
            "Dropout" => new Nodes.Dropout(name, inputs, 0.5),
            _ => throw new ArgumentException("No activation is named '" + kind + "'.", nameof(kind)),
        };
    }

    private static Gen<RandomNetwork> WithValues(ShapedGraph graph)
    {
        KeyValuePair<string, int>[] sizes = [.. GraphInterpreter.ParameterSizes(graph)];
        int input = graph.Shapes[0].Size;
        int outputs = graph.Shapes[^2].Size;
        Nodes.Dropout[] dropouts = [.. graph.Graph.Nodes.OfType<Nodes.Dropout>()];
        return Gen.Int[1, 3].SelectMany(samples => Gen.Select(
            Value.Array[sizes.Sum(size => size.Value)],
            Value.Array[samples * input],
            Gen.Int[0, outputs - 1].Array[samples],
            Value.Array[samples * outputs],
            Gen.Bool.Select(stays => stays ? 2.0 : 0).Array[samples * dropouts.Sum(d => graph.ShapeOf(d.Name).Size)],
            (parameters, x, labels, targets, multipliers) => new RandomNetwork(
                graph,
                Split(parameters, sizes),
                new ReferenceBatch(samples, x, labels, targets, Split(
                    multipliers, [.. dropouts.Select(d =>
                        KeyValuePair.Create(d.Name, samples * graph.ShapeOf(d.Name).Size))])))));
    }

    private static Dictionary<string, double[]> Split(double[] values, KeyValuePair<string, int>[] sizes)
    {
        Dictionary<string, double[]> parts = new(StringComparer.Ordinal);
        int start = 0;
        foreach ((string name, int size) in sizes)
        {
            parts.Add(name, values[start..(start + size)]);
            start += size;
        }

        return parts;
    }

    private bool IsSmooth()
    {
        IReadOnlyDictionary<string, double[]> values = GraphInterpreter.Forward(Graph, Parameters, Batch).Values;
        return Graph.Graph.Nodes
            .Where(node => node is Nodes.Relu or Nodes.LeakyRelu)
            .All(node => Enumerable.Range(0, values[node.Inputs[0]].Length).All(i =>
                Math.Abs(values[node.Inputs[0]][i]) > KinkMargin || IsStill(node.Inputs[0], i, values)));
    }

    // A value that was dropped or rectified is exactly 0 and no measurement moves it: at a kink, but harmless.
    private bool IsStill(string value, int index, IReadOnlyDictionary<string, double[]> values)
    {
        Nodes.Node node = Graph.Graph.Nodes.Single(node => node.Name == value);
        return node switch
        {
            Nodes.Dropout => Batch.Dropout![value][index] == 0
                || IsStill(node.Inputs[0], index, values),
            Nodes.Relu => values[node.Inputs[0]][index] < -KinkMargin
                || IsStill(node.Inputs[0], index, values),
            _ => false,
        };
    }
}
