using System.Linq;
using Pruning.Generators.Lowering;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Lowering;

public sealed class ParameterLayoutTests
{
    private const string Residual =
        """
        [Network(3, 8, 8)]
        [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)]
        public partial class Net
        {
            [Conv2D(4, Padding = 1), BatchNorm, Relu] public partial Conv2D Stem { get; }

            [Conv2D(4, Kernel = 3, Stride = 2, Padding = 1, Groups = 4, Initializer = Initializer.GlorotNormal), Keep]
            internal partial Conv2D Depthwise { get; }

            [Add(nameof(Stem), Shortcut = Shortcut.Projection), BatchNorm, Relu] public partial Join Sum { get; }

            [Dense(5), BatchNorm] public partial Dense Logits { get; }
        }
        """;

    [Fact]
    public void Place_OfAResidualNetwork_PutsEveryTensorBehindTheOneBefore()
    {
        ParameterPlan plan = ParameterLayout.Place(Checked(Residual));

        // Lengths are rounded up to 16: 108 -> 112, 4 -> 16, 36 -> 48, 16 and 320 stay, 5 -> 16.
        Assert.Equal(
            [
                ("Stem", 0, -1, 0),
                ("Depthwise", 176, 224, -1),
                ("Sum_Projection", 240, -1, 16),
                ("Logits", 384, -1, 32),
            ],
            plan.Layers.Select(layer => (layer.Name, layer.Weights, layer.Bias, layer.Mask)));
        Assert.Equal(
            [
                new NormPlan("Stem.BatchNorm", "Stem", 4, 112, 128, 144, 160),
                new NormPlan("Sum_Projection.BatchNorm", "Sum_Projection", 4, 256, 272, 288, 304),
                new NormPlan("Sum.BatchNorm", "Sum", 4, 320, 336, 352, 368),
                new NormPlan("Logits.BatchNorm", "Logits", 5, 704, 720, 736, 752),
            ],
            plan.Norms);
        Assert.Equal([new JoinPlan("Sum")], plan.Joins);
        Assert.Equal((768, 48), (plan.Length, plan.MaskWords));
    }

    [Fact]
    public void Place_OfAResidualNetwork_KnowsTheSizesOfItsLayers()
    {
        ParameterPlan plan = ParameterLayout.Place(Checked(Residual));

        LayerPlan depthwise = plan.Layers[1];
        Assert.Equal([4, 1, 3, 3], depthwise.Shape);
        Assert.Equal(new ConvolutionPlan(2, 1, 4), depthwise.Convolution);
        Assert.Equal(Vocabulary.Initializer.GlorotNormal, depthwise.Initializer);
        Assert.Equal([27, 9, 4, 64], plan.Layers.Select(layer => layer.Inputs));
        Assert.Equal([36, 9, 4, 5], plan.Layers.Select(layer => layer.FanOut));
        Assert.Equal([108L * 64, 36 * 16, 16 * 16, 320], plan.Layers.Select(layer => layer.MultiplyAdds));
        Assert.Null(plan.Layers[3].Convolution);
    }

    [Fact]
    public void Properties_OfAResidualNetwork_AreThoseOfTheClass()
    {
        CheckedNetwork network = Checked(Residual);

        Assert.Equal(
            [
                new PropertyPlan("Stem", "public", "Conv2D", 0),
                new PropertyPlan("Depthwise", "internal", "Conv2D", 1),
                new PropertyPlan("Sum", "public", "Join", 0),
                new PropertyPlan("Logits", "public", "Dense", 3),
            ],
            PropertyTable.Of(network.Declaration, ParameterLayout.Place(network)));
    }

    [Fact]
    public void LayerTable_OfAResidualNetwork_HasEveryOperatorAndItsCost()
    {
        CheckedNetwork network = Checked(Residual);

        Assert.Equal(
            """
            layer           operators                       output        weights  parameters  multiply-adds  prunable
            Stem            Conv2D 3x3, BatchNorm, Relu     [N, 4, 8, 8]      108         116          6,912  yes
            Depthwise       Conv2D 3x3 stride 2 groups 4    [N, 4, 4, 4]       36          40            576  no
            Sum_Projection  Conv2D 1x1 stride 2, BatchNorm  [N, 4, 4, 4]       16          24            256  yes
            Sum             Add, BatchNorm, Relu            [N, 4, 4, 4]                    8
            Logits          Dense, BatchNorm                [N, 5]            320         330            320  yes
            total                                                             480         518          8,064
            """.Split('\n'),
            LayerTable.Rows(network, ParameterLayout.Place(network)));
    }

    private static CheckedNetwork Checked(string source)
    {
        CheckedNetwork? network = Declared.Check(source).Value;
        Assert.NotNull(network);
        return network;
    }
}
