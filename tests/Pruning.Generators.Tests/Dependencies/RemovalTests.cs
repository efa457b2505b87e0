using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Pruning.Reference;
using Pruning.Reference.Declarations;
using Xunit;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Dependencies;

/// <summary>Without some channels a network is one still, and computes what the whole one does that does not read
/// them.</summary>
public class RemovalTests
{
    private const int Samples = 2;

    [Fact]
    public void Removal_OfAnyChannel_LeavesShapesThatFit()
    {
        int removed = 0;
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 33], Gen.Int).Sample(
            (layers, channels, seed) =>
            {
                Random random = new(seed);
                NetworkDeclaration network = RandomDeclaration.Draw("Net", layers, channels, random);
                ShapedGraph shaped = Infer(network);
                foreach (Removal removal in Singles(shaped).Append(Many(shaped, random)))
                {
                    if (removal.LeavesSomething)
                    {
                        removed++;
                        CheckShapes(removal, network);
                    }
                }
            },
            iter: 300,
            threads: 1);
        Assert.InRange(removed, 1000, int.MaxValue);
    }

    [Fact]
    public void Removal_OfChannelsOfARandomNetwork_GivesWhatTheMaskedOneDoes()
    {
        int removed = 0;
        Gen.Select(Gen.Int[1, 10], Gen.Int[1, 17], Gen.Int).Sample(
            (layers, channels, seed) =>
            {
                Random random = new(seed);
                ShapedGraph shaped = Infer(RandomDeclaration.Draw("Net", layers, channels, random));
                removed += CheckValues(shaped, random);
            },
            iter: 150,
            threads: 1);
        Assert.InRange(removed, 500, int.MaxValue);
    }

    [Theory]
    [InlineData("""
        [Conv2D(6, Padding = 1), BatchNorm, Sigmoid] public partial Conv2D Stem { get; }
        [Conv2D(6, Padding = 1, Groups = 6), BatchNorm, Relu] public partial Conv2D Depth { get; }
        [Conv2D(4, Kernel = 1), Tanh, MaxPool(2), Flatten] public partial Conv2D Point { get; }
        [Dense(5)] public partial Dense Logits { get; }
        """)]
    [InlineData("""
        [Conv2D(4, Padding = 1), Sigmoid] public partial Conv2D Stem { get; }
        [Conv2D(9, Padding = 1, Stride = 2), BatchNorm] public partial Conv2D Body { get; }
        [Add(nameof(Stem), Shortcut = Shortcut.Pad), Sigmoid] public partial Join Sum { get; }
        [Conv2D(7, Padding = 1, Stride = 2), BatchNorm] public partial Conv2D Next { get; }
        [Add(nameof(Sum), Shortcut = Shortcut.Projection), GlobalAveragePool] public partial Join Last { get; }
        [Dense(5)] public partial Dense Logits { get; }
        """)]
    [InlineData("""
        [Conv2D(3, Padding = 1), Sigmoid] public partial Conv2D Stem { get; }
        [Conv2D(5, Padding = 1, From = nameof(Stem)), BatchNorm] public partial Conv2D Side { get; }
        [Concat(nameof(Stem), From = nameof(Side)), Sigmoid] public partial Join Both { get; }
        [Conv2D(12, Padding = 1, Groups = 4), BatchNorm] public partial Conv2D Grouped { get; }
        [Conv2D(8, Groups = 4), Sigmoid, AveragePool(2)] public partial Conv2D Again { get; }
        [Dense(5)] public partial Dense Logits { get; }
        """)]
    [InlineData("""
        [Conv2D(4, Padding = 1), Sigmoid] public partial Conv2D Stem { get; }
        [Conv2D(12, Padding = 1, Groups = 4), BatchNorm] public partial Conv2D Wide { get; }
        [Conv2D(6, Padding = 1, Groups = 6), Sigmoid] public partial Conv2D Single { get; }
        [Dense(6), Sigmoid] public partial Dense Vector { get; }
        [Dense(5)] public partial Dense Logits { get; }
        """)]
    [InlineData("""
        [Conv2D(3, Padding = 1), Sigmoid, MaxPool(4), Flatten] public partial Conv2D Image { get; }
        [Dense(7), Relu] public partial Dense Vector { get; }
        [Concat(nameof(Image))] public partial Join Both { get; }
        [Dense(19), Sigmoid] public partial Dense Next { get; }
        [Add(nameof(Both))] public partial Join Sum { get; }
        [Dense(5)] public partial Dense Logits { get; }
        """)]
    public void Removal_OfChannelsOfASmallNetwork_GivesWhatTheMaskedOneDoes(string layers)
    {
        ShapedGraph shaped = Declared.Shapes("[Network(2, 8, 8)]\npartial class Net\n{\n" + layers + "\n}\n");
        PartitionComparison.Check(shaped);
        Assert.InRange(CheckValues(shaped, new Random(1)), 4, int.MaxValue);
    }

    // The first and the last channel of every group.
    private static IEnumerable<Removal> Singles(ShapedGraph shaped)
    {
        foreach (ChannelGroup group in DependencyGroups.Find(shaped).Groups)
        {
            yield return new Removal(shaped, [(group, 0)]);
            yield return new Removal(shaped, [(group, group.Channels - 1)]);
        }
    }

    // A third of the channels of every group, but never all.
    private static Removal Many(ShapedGraph shaped, Random random)
    {
        return new Removal(
            shaped,
            DependencyGroups.Find(shaped).Groups.SelectMany(group => Enumerable.Range(1, group.Channels - 1)
                .Where(_ => random.Next(3) == 0)
                .Select(channel => (group, channel))));
    }

    // The smaller graph fits; so does the smaller declaration, whose shortcuts may now be less than they were.
    private static void CheckShapes(Removal removal, NetworkDeclaration network)
    {
        Result<ShapedGraph> smaller = ShapeInference.Infer(removal.Shrink());
        Assert.NotNull(smaller.Value);
        Result<ShapedGraph> declared = Nodes.GraphBuilder.Build(removal.Shrink(network)).Then(ShapeInference.Infer);
        Assert.NotNull(declared.Value);
        foreach (Nodes.Node node in declared.Value.Graph.Nodes)
        {
            Assert.Equal(smaller.Value.ShapeOf(node.Name), declared.Value.ShapeOf(node.Name));
        }
    }

    private static int CheckValues(ShapedGraph shaped, Random random)
    {
        Dictionary<string, double[]> parameters = Parameters(shaped, random);
        double[] input = Uniform(Samples * shaped.Shapes[0].Size, -1, 1, random);
        int removed = 0;
        foreach (Removal removal in Singles(shaped).Append(Many(shaped, random)).Where(item => item.LeavesSomething))
        {
            ShapedGraph smaller = ShapeInference.Infer(removal.Shrink()).Value!;
            double[] expected = removal.ShrinkOutputs(Outputs(shaped, removal.Mask(parameters), input));
            double[] outputs = Outputs(smaller, removal.Shrink(parameters), removal.ShrinkSamples(input));
            Assert.Equal(expected.Length, outputs.Length);
            Assert.All(
                expected.Zip(outputs),
                pair => Assert.Equal(pair.First, pair.Second, 1e-9 * Math.Max(1, Math.Abs(pair.First))));
            removed++;
        }

        return removed;
    }

    private static double[] Outputs(ShapedGraph shaped, IReadOnlyDictionary<string, double[]> parameters, double[] x)
    {
        return GraphInterpreter.Infer(shaped, parameters, new ReferenceBatch(Samples, x))
            .Values[shaped.Graph.Nodes[^1].Inputs[0]];
    }

    private static Dictionary<string, double[]> Parameters(ShapedGraph shaped, Random random)
    {
        Dictionary<string, double[]> parameters = new(StringComparer.Ordinal);
        foreach ((string name, int size) in GraphInterpreter.ParameterSizes(shaped))
        {
            parameters.Add(name, Uniform(size, -0.7, 0.7, random));
        }

        foreach (Nodes.BatchNorm norm in shaped.Graph.Nodes.OfType<Nodes.BatchNorm>())
        {
            int channels = shaped.ShapeOf(norm.Name).Channels;
            parameters.Add(ParameterNames.Mean(norm.Name), Uniform(channels, -1, 1, random));
            parameters.Add(ParameterNames.Variance(norm.Name), Uniform(channels, 0.5, 2, random));
        }

        return parameters;
    }

    private static double[] Uniform(int count, double from, double to, Random random) =>
        [.. Enumerable.Range(0, count).Select(_ => from + ((to - from) * random.NextDouble()))];

    private static ShapedGraph Infer(NetworkDeclaration network) =>
        Nodes.GraphBuilder.Build(network).Then(ShapeInference.Infer).Value!;
}
