using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Pruning.Reference.Declarations;
using Xunit;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>A random network with its parameters and a batch.</summary>
internal sealed record RandomNetwork(
    NetworkDeclaration Declaration, ShapedGraph Graph, Dictionary<string, double[]> Parameters, ReferenceBatch Batch)
{
    // A measurement this wide stays a small part of every deviation that a normalisation divides by, and rarely meets
    // a kink.
    private const double Step = 1e-5;

    private const double LeastDeviation = 0.02;

    /// <summary>Networks of one to twelve layers.</summary>
    public static Gen<RandomNetwork> Networks { get; } = Gen.Select(Gen.Int[1, 12], Gen.Int[0, int.MaxValue], Draw);

    private IEnumerable<KeyValuePair<string, double[]>> Tensors =>
        Parameters.Prepend(KeyValuePair.Create("x", Batch.Input));

    /// <summary>
    /// Compares the gradient of every parameter tensor and of the input with the measured slope, in a random direction
    /// and in a few coordinates. Returns how many slopes were measured, and how many were not, because a rectifier or a
    /// max pool decided otherwise within the measurement.
    /// </summary>
    public (int Measured, int Spoiled) CheckGradients(Random random)
    {
        BackwardResult backward = GraphInterpreter.Backward(Graph, Parameters, Batch);
        Assert.Equal(Parameters.Count, backward.Parameters.Count);
        (double loss, IReadOnlyList<int> decisions) = Evaluate();
        int measured = 0;
        int spoiled = 0;
        foreach ((string name, double[] values) in Tensors)
        {
            double[] gradient = name == "x" ? backward.Values["x"] : backward.Parameters[name];
            Assert.Equal(values.Length, gradient.Length);
            foreach (double[] direction in Directions(values.Length, random))
            {
                double slope = gradient.Zip(direction, (g, d) => g * d).Sum();
                if (Slope(values, direction, decisions, Step) is not { } difference)
                {
                    spoiled++;
                    continue;
                }

                measured++;
                if (!CentralDifference.Agree(difference, slope, loss))
                {
                    // A step ten times as wide divides the rounding of the loss by ten times as much.
                    difference = Slope(values, direction, decisions, 10 * Step) ?? difference;
                }

                Assert.True(
                    CentralDifference.Agree(difference, slope, loss),
                    FormattableString.Invariant(
                        $"The slope of {name} is {slope:G9} by its rule and {difference:G9} by differences."));
            }
        }

        return (measured, spoiled);
    }

    /// <summary>The layers as they would be written.</summary>
    public override string ToString()
    {
        return Batch.Samples + " samples of [" + string.Join(", ", Declaration.Input) + "], " + Declaration.Loss + "\n"
            + string.Join('\n', Declaration.Layers.Select(layer => layer.Name + ": " + LayerText.Of(layer)));
    }

    // A small deviation makes slopes that change within a measurement, and several channels that are constant, one
    // behind the other, gradients that are rounding alone: such values are drawn anew.
    private static RandomNetwork Draw(int layers, int seed)
    {
        Random random = new(seed);
        NetworkDeclaration declaration = RandomDeclaration.Draw("Random", layers, seed % 4 == 0 ? 17 : 5, random);
        Result<ShapedGraph> graph = Nodes.GraphBuilder.Build(declaration).Then(ShapeInference.Infer);
        Assert.NotNull(graph.Value);
        RandomNetwork network = WithValues(declaration, graph.Value, random);
        for (int attempt = 0; attempt < 20 && network.SmallestDeviation() < LeastDeviation; attempt++)
        {
            network = WithValues(declaration, graph.Value, random);
        }

        return network;
    }

    private static RandomNetwork WithValues(NetworkDeclaration declaration, ShapedGraph graph, Random random)
    {
        int samples = random.Next(1, 5);
        Dictionary<string, double[]> parameters = new(StringComparer.Ordinal);
        foreach (Nodes.Node node in graph.Graph.Nodes)
        {
            // Weights that keep the size of values from layer to layer.
            if (node is Nodes.Weighted layer)
            {
                double limit = Math.Sqrt(3.0 / graph.InputsOf(layer));
                parameters.Add(ParameterNames.Weights(layer.Name), Uniform(graph.WeightsOf(layer), limit, random));
                if (layer.Bias)
                {
                    parameters.Add(ParameterNames.Bias(layer.Name), Uniform(layer.Outputs, 0.5, random));
                }
            }
            else if (node is Nodes.BatchNorm)
            {
                int channels = graph.ShapeOf(node.Name).Channels;
                parameters.Add(ParameterNames.Scale(node.Name), Uniform(channels, 1.5, random));
                parameters.Add(ParameterNames.Shift(node.Name), Uniform(channels, 0.5, random));
            }
        }

        Dictionary<string, double[]> dropout = new(StringComparer.Ordinal);
        foreach (Nodes.Dropout node in graph.Graph.Nodes.OfType<Nodes.Dropout>())
        {
            double[] multipliers = new double[samples * graph.ShapeOf(node.Name).Size];
            dropout.Add(node.Name, Array.ConvertAll(multipliers, _ => random.NextDouble() < node.Rate ? 0 : 1.25));
        }

        int outputs = graph.Shapes[^2].Size;
        int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(outputs))];
        ReferenceBatch batch = new(
            samples,
            Uniform(samples * graph.Shapes[0].Size, 1.5, random),
            labels,
            Uniform(samples * outputs, 1.5, random),
            dropout);
        return new RandomNetwork(declaration, graph, parameters, batch);
    }

    private static double[] Uniform(int count, double limit, Random random)
    {
        double[] values = new double[count];
        return Array.ConvertAll(values, _ => ((2 * random.NextDouble()) - 1) * limit);
    }

    // One along all coordinates, and two along one.
    private static IEnumerable<double[]> Directions(int size, Random random)
    {
        double[] all = Uniform(size, 1, random);
        double length = Math.Sqrt(all.Sum(value => value * value));
        yield return Array.ConvertAll(all, value => value / length);
        for (int i = 0; i < 2; i++)
        {
            double[] one = new double[size];
            one[random.Next(size)] = 1;
            yield return one;
        }
    }

    private double? Slope(double[] values, double[] direction, IReadOnlyList<int> decisions, double step)
    {
        double[] centre = (double[])values.Clone();
        bool smooth = true;
        double slope = CentralDifference.Measure(
            offset =>
            {
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = centre[i] + (offset * direction[i]);
                }

                (double loss, IReadOnlyList<int> there) = Evaluate();
                smooth &= there.SequenceEqual(decisions);
                return loss;
            },
            step);
        centre.CopyTo(values, 0);
        return smooth ? slope : null;
    }

    private (double Loss, IReadOnlyList<int> Decisions) Evaluate()
    {
        ForwardResult forward = GraphInterpreter.Forward(Graph, Parameters, Batch);
        return (forward.Loss, Decisions.Of(Graph, forward.Values, Batch));
    }

    private double SmallestDeviation()
    {
        IReadOnlyDictionary<string, double[]> values = GraphInterpreter.Forward(Graph, Parameters, Batch).Values;
        return Graph.Graph.Nodes.OfType<Nodes.BatchNorm>()
            .SelectMany(norm => Reference.Operators.BatchNormReference.Variance(
                values[norm.Inputs[0]], Graph.ShapeOf(norm.Name).Channels, Graph.ShapeOf(norm.Name).Pixels))
            .Select(Math.Sqrt)
            .DefaultIfEmpty(1)
            .Min();
    }
}
