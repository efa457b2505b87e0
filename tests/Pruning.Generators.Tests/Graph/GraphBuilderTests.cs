using Pruning.Generators.Declarations;
using Pruning.Generators.Graph;
using Pruning.Generators.Tests.Declarations;
using Xunit;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Graph;

public class GraphBuilderTests
{
    [Fact]
    public void Build_EveryOperator_ChainsThemInTheOrderWritten()
    {
        string printed = GraphPrinter.Print(Declared.Graph("""
            [Network(1, 28, 28)]
            partial class Net
            {
                [Dense(300, Bias = false, Initializer = Initializer.GlorotUniform), Relu, Dropout(0.5)]
                public partial Dense Hidden { get; }
                [Dense(100), LeakyRelu(0.1), Sigmoid, Tanh, Gelu] public partial Dense Middle { get; }
                [Dense(10)] public partial Dense Logits { get; }
            }
            """));
        Assert.Equal(
            """
            network Net
            value             operator             reads             parameters
            x                 Input                                  [1, 28, 28]
            Hidden            Dense                x                 units 300, GlorotUniform
            Hidden.Relu       Relu                 Hidden
            Hidden.Dropout    Dropout              Hidden.Relu       rate 0.5
            Middle            Dense                Hidden.Dropout    units 100, bias, HeNormal
            Middle.LeakyRelu  LeakyRelu            Middle            slope 0.1
            Middle.Sigmoid    Sigmoid              Middle.LeakyRelu
            Middle.Tanh       Tanh                 Middle.Sigmoid
            Middle.Gelu       Gelu                 Middle.Tanh
            Logits            Dense                Middle.Gelu       units 10, bias, HeNormal
            loss              SoftmaxCrossEntropy  Logits

            """,
            printed);
    }

    [Fact]
    public void Build_MeanSquaredError_ReadsTheLastValue()
    {
        NetworkGraph graph = Declared.Graph("""
            [Network(3, Loss = Loss.MeanSquaredError)]
            partial class Net
            {
                [Dense(1), Tanh] public partial Dense Value { get; }
            }
            """);
        Assert.Equal(new MeanSquaredError("loss", ["Value.Tanh"]), graph.Nodes[graph.Nodes.Count - 1]);
    }

    [Fact]
    public void Build_LayersInAnyOrder_AreSortedByWhatTheyRead()
    {
        string printed = GraphPrinter.Print(Declared.Graph("""
            [Network(3, 8, 8)]
            partial class Net
            {
                [Conv2D(4), BatchNorm, Relu] public partial Conv2D Stem { get; }
                [Concat(nameof(Sum))] public partial Join Both { get; }
                [Conv2D(8, Stride = 2, Bias = false, From = nameof(Stem))]
                public partial Conv2D Deep { get; }
                [Add(nameof(Stem), "x", From = nameof(Deep), Shortcut = Shortcut.Pad), MaxPool(2)]
                public partial Join Sum { get; }
                [Dense(10, From = nameof(Both))] public partial Dense Logits { get; }
            }
            """));
        Assert.Equal(
            """
            network Net
            value           operator             reads                              parameters
            x               Input                                                   [3, 8, 8]
            Stem            Conv2D               x                                  4 filters 3x3, stride 1, HeNormal
            Stem.BatchNorm  BatchNorm            Stem                               momentum 0.1, epsilon 1E-05
            Stem.Relu       Relu                 Stem.BatchNorm
            Deep            Conv2D               Stem.Relu                          8 filters 3x3, stride 2, HeNormal
            Sum.Shortcut    Adapt                Stem.Relu, Deep                    Pad
            Sum.Shortcut2   Adapt                x, Deep                            Pad
            Sum             Add                  Deep, Sum.Shortcut, Sum.Shortcut2
            Sum.MaxPool     MaxPool              Sum                                2x2, stride 2
            Both            Concat               Stem.Relu, Sum.MaxPool
            Logits          Dense                Both                               units 10, bias, HeNormal
            loss            SoftmaxCrossEntropy  Logits

            """,
            printed);
    }

    [Theory]
    [InlineData("Conv2D(8), BatchNorm", false)]
    [InlineData("Conv2D(8, Bias = true), BatchNorm", true)]
    [InlineData("Conv2D(8), Relu, BatchNorm", true)]
    [InlineData("Conv2D(8), Relu", true)]
    [InlineData("Conv2D(8, Bias = false), Relu", false)]
    public void Build_BiasOfALayer_IsLeftOutDirectlyBeforeBatchNorm(string operators, bool expected)
    {
        NetworkGraph graph = Declared.Graph(
            "[Network(3, 8, 8)] partial class Net { [" + operators + "] public partial Conv2D A { get; } }");
        var conv = new Nodes.Conv2D("A", ["x"], 8, 3, 1, 0, 1, expected, Vocabulary.Initializer.HeNormal);
        Assert.Equal(conv, graph.Nodes[1]);
    }

    // The attributes can stand once on a property; the graph does not depend on that.
    [Fact]
    public void Build_SecondOperatorOfAKind_IsNumbered()
    {
        var layer = new LayerDeclaration(
            "A",
            "global::Pruning.Dense",
            PropertyForm.Partial | PropertyForm.HasGetter,
            "public",
            [
                new OperatorDeclaration.Dense(4),
                new OperatorDeclaration.Relu(),
                new OperatorDeclaration.Dropout(0.5),
                new OperatorDeclaration.Relu(),
            ],
            false,
            [],
            []);
        NetworkDeclaration network = Declared.Network("[Network(3)] partial class Net { }") with { Layers = [layer] };
        NetworkGraph graph = GraphBuilder.Build(network).Value!;
        Assert.Equal(new Relu("A.Relu2", ["A.Dropout"]), graph.Nodes[4]);
        Assert.Equal("A", graph.Nodes[4].Layer);
    }
}
