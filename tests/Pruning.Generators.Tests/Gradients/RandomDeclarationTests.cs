using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Tests.Declarations;
using Pruning.Reference.Declarations;
using Xunit;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>What the property tests of gradients and kernels are drawn from.</summary>
public sealed class RandomDeclarationTests
{
    [Fact]
    public void Draw_AnyNumbers_GivesANetworkWithoutFaults()
    {
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 33], Gen.Int).Sample((layers, channels, seed) =>
        {
            NetworkDeclaration network = RandomDeclaration.Draw("Net", layers, channels, new Random(seed));
            Result<CheckedNetwork> checkedNetwork =
                NetworkCompiler.Check(new CompilerInput(network, new CompilationFacts(1400)));
            Assert.Equal(layers, network.Layers.Count);
            Assert.Empty(checkedNetwork.Faults);
            Assert.All(checkedNetwork.Value!.Graph.Shapes, shape =>
            {
                Assert.InRange(shape.Height, 1, RandomDeclaration.LargestImage);
                Assert.InRange(shape.Width, 1, RandomDeclaration.LargestImage);
            });
        }, iter: 2000);
    }

    [Fact]
    public void Text_OfARandomNetwork_DeclaresIt()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            NetworkDeclaration network = RandomDeclaration.Draw("Net", 12, 33, new Random(seed));
            NetworkDeclaration read = Declared.Network(Source(network));
            Assert.Equal(network, read with { Namespace = "" });
        }
    }

    [Fact]
    public void Draw_HundredNetworks_HoldsEveryOperatorAndEveryKindOfReading()
    {
        HashSet<string> found = [];
        for (int seed = 0; seed < 100; seed++)
        {
            NetworkDeclaration network = RandomDeclaration.Draw("Net", 12, 17, new Random(seed));
            Result<CheckedNetwork> checkedNetwork =
                NetworkCompiler.Check(new CompilerInput(network, new CompilationFacts(1400)));
            foreach (Nodes.Node node in checkedNetwork.Value!.Graph.Graph.Nodes)
            {
                found.Add(node.GetType().Name);
                found.UnionWith(Kinds(node));
            }

            found.UnionWith(network.Layers.Select(layer => layer.Operators[0].Source is null ? "" : "From"));
            found.UnionWith(checkedNetwork.Value.Graph.Graph.Nodes
                .GroupBy(node => node.Inputs.FirstOrDefault())
                .Select(readers => readers.Count() > 1 ? "Shared" : ""));
        }

        string[] expected =
        [
            "Input", "Dense", "Conv2D", "BatchNorm", "MaxPool", "AveragePool", "GlobalAveragePool", "Flatten", "Add",
            "Concat", "Subsample", "Relu", "LeakyRelu", "Sigmoid", "Tanh", "Gelu", "Dropout", "SoftmaxCrossEntropy",
            "MeanSquaredError", "Grouped", "Depthwise", "Strided", "Padded", "Projection", "From", "Shared",
        ];
        Assert.Empty(expected.Except(found));
    }

    private static IEnumerable<string> Kinds(Nodes.Node node)
    {
        if (node is Nodes.Conv2D conv)
        {
            yield return conv.Groups > 1 ? "Grouped" : "";
            yield return conv.Groups > 1 && conv.Groups == conv.Filters ? "Depthwise" : "";
            yield return conv.Stride > 1 ? "Strided" : "";
            yield return conv.Padding > 0 ? "Padded" : "";
            yield return conv.Name.EndsWith("_Projection", StringComparison.Ordinal) ? "Projection" : "";
        }
    }

    private static string Source(NetworkDeclaration network)
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"[Network({string.Join(", ", network.Input)}, Loss = Loss.{network.Loss})]\n"
            + $"public sealed partial class {network.Name}\n{{\n");
        foreach (LayerDeclaration layer in network.Layers)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    [{LayerText.Of(layer)}] public partial {layer.Type} {layer.Name} {{ get; }}\n");
        }

        return text.Append("}\n").ToString();
    }
}
