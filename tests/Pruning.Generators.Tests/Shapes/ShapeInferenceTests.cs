using System;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Shapes;

public class ShapeInferenceTests
{
    [Fact]
    public void Infer_LeNet300_GivesEverySizeAndCost()
    {
        string printed = ShapePrinter.Print(Declared.Shapes("""
            [Network(1, 28, 28)]
            partial class Net
            {
                [Dense(300), Relu] public partial Dense Hidden1 { get; }
                [Dense(100, Bias = false), Tanh, Dropout(0.1)] public partial Dense Hidden2 { get; }
                [Dense(10)] public partial Dense Logits { get; }
            }
            """));
        Assert.Equal(
            """
            network Net
            value            operator             shape           weights  biases  multiply-adds
            x                Input                [N, 1, 28, 28]
            Hidden1          Dense                [N, 300]         235200     300         235200
            Hidden1.Relu     Relu                 [N, 300]
            Hidden2          Dense                [N, 100]          30000       0          30000
            Hidden2.Tanh     Tanh                 [N, 100]
            Hidden2.Dropout  Dropout              [N, 100]
            Logits           Dense                [N, 10]            1000      10           1000
            loss             SoftmaxCrossEntropy  [N, 1]
            sum                                                    266200     310         266200

            """,
            printed);
    }

    [Theory]
    [InlineData("2147483647", 1)]
    [InlineData("65536, 65536, 65536", 1)]
    [InlineData("2147483647, 2147483647, 2147483647", 2)]
    [InlineData("268435457", 1)]
    public void Infer_SampleTooLarge_IsAFaultOfTheClass(string sizes, int units)
    {
        Fault fault = Assert.Single(Declared.Check(Source(sizes, units)).Faults);
        Assert.Equal((FaultId.NetworkTooLarge, ""), (fault.Id, fault.Member));
    }

    [Theory]
    [InlineData("1", 2147483647)]
    [InlineData("65536", 65536)]
    [InlineData("268435456", 2147483647)]
    [InlineData("268435456", 2)]
    [InlineData("134217728", 2)]
    public void Infer_LayerTooLarge_IsAFaultOfTheLayer(string sizes, int units)
    {
        Fault fault = Assert.Single(Declared.Check(Source(sizes, units)).Faults);
        Assert.Equal((FaultId.NetworkTooLarge, "A"), (fault.Id, fault.Member));
    }

    // 2^27 - 1 inputs and a bias, twice: exactly the limit.
    [Fact]
    public void Infer_NetworkAtTheLimit_IsAccepted()
    {
        ShapedGraph shaped = Declared.Shapes(Source("134217727", 2));
        var layer = (Generators.Graph.Dense)shaped.Graph.Nodes[1];
        Assert.Equal(ShapeInference.Limit - 2, shaped.WeightsOf(layer));
    }

    [Fact]
    public void ShapeOf_UnknownValue_Throws()
    {
        ShapedGraph shaped = Declared.Shapes(Source("4", 2));
        Assert.Throws<ArgumentException>(() => shaped.ShapeOf("B"));
    }

    private static string Source(string sizes, int units)
    {
        return "[Network(" + sizes + ")]\npartial class Net { [Dense(" + Invariant.Text(units)
            + ")] public partial Dense A { get; } }";
    }
}
