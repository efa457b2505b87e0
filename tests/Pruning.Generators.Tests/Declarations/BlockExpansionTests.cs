using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Declarations;

public class BlockExpansionTests
{
    private const string Part = """
        [Block]
        public sealed partial class Part
        {
            [Conv2D(Block.Width, Stride = Block.Stride, Padding = 1), BatchNorm, Relu]
            public partial Conv2D A { get; }
            [Conv2D(2 * Block.Width, Groups = Block.Width / 4, Padding = 1)] public partial Conv2D B { get; }
            [Conv2D(2 * Block.Width, Kernel = 1, Stride = Block.Stride, From = Block.Input)]
            public partial Conv2D Side { get; }
            [Add(nameof(B))] public partial Join Sum { get; }
        }

        """;

    private const string Net = Part + """
        [Network(3, 8, 8)]
        partial class Net
        {
            [Conv2D(4, From = nameof(Last))] public partial Conv2D Head { get; }
            [Repeat<Part>(2, Width = 8, Stride = 2, From = Block.Input), MaxPool(2)]
            public partial Stage<Part> First { get; }
            [Repeat<Part>(1, Width = 12)] internal partial Stage<Part> Last { get; }
            [Concat(nameof(First), From = nameof(Head))] public partial Join All { get; }
        }
        """;

    [Fact]
    public void Expand_TwoStages_WritesTheLayersOut()
    {
        Assert.Equal(
            [
                "Head <- Last_1_Sum",
                "First_1_A <- x",
                "First_1_B <- above",
                "First_1_Side <- x",
                "First_1_Sum <- above, First_1_B",
                "First_2_A <- First_1_Sum",
                "First_2_B <- above",
                "First_2_Side <- First_1_Sum",
                "First_2_Sum <- above, First_2_B",
                "Last_1_A <- First_2_Sum",
                "Last_1_B <- above",
                "Last_1_Side <- First_2_Sum",
                "Last_1_Sum <- above, Last_1_B",
                "All <- Head, First_2_Sum",
            ],
            Declared.Expanded(Net).Layers.Select(
                layer => layer.Name + " <- " + string.Join(", ", [layer.Own!.Source ?? "above", .. layer.Own.Joined])));
    }

    [Fact]
    public void Expand_SizesOfTheBlock_AreThoseOfTheStage()
    {
        Dictionary<string, OperatorDeclaration> own =
            Declared.Expanded(Net).Layers.ToDictionary(layer => layer.Name, layer => layer.Own!);
        Assert.Equal(new OperatorDeclaration.Conv2D(8, 3, 2, 1, From: "x"), own["First_1_A"]);
        Assert.Equal(new OperatorDeclaration.Conv2D(8, 3, 1, 1, From: "First_1_Sum"), own["First_2_A"]);
        Assert.Equal(new OperatorDeclaration.Conv2D(16, 3, 1, 1, 2), own["First_1_B"]);
        Assert.Equal(new OperatorDeclaration.Conv2D(24, 3, 1, 1, 3), own["Last_1_B"]);
        Assert.Equal(new OperatorDeclaration.Conv2D(16, 1, 2, From: "x"), own["First_1_Side"]);
    }

    [Fact]
    public void Expand_OperatorsBehindRepeat_FollowTheLastCopy()
    {
        Dictionary<string, LayerDeclaration> layers =
            Declared.Expanded(Net).Layers.ToDictionary(layer => layer.Name);
        Assert.Single(layers["First_1_Sum"].Operators);
        Assert.Equal(new OperatorDeclaration.MaxPool(2), layers["First_2_Sum"].Operators[1]);
        Assert.Equal("First", layers["First_2_Sum"].Stage);
        Assert.Equal("", layers["Head"].Stage);
    }

    [Fact]
    public void Expand_Stages_ListTheLayersOfEachCopy()
    {
        Assert.Equal(
            [
                new StageDeclaration(
                    "First",
                    "public",
                    "global::Examples.Part",
                    [
                        ["First_1_A", "First_1_B", "First_1_Side", "First_1_Sum"],
                        ["First_2_A", "First_2_B", "First_2_Side", "First_2_Sum"],
                    ]),
                new StageDeclaration(
                    "Last",
                    "internal",
                    "global::Examples.Part",
                    [["Last_1_A", "Last_1_B", "Last_1_Side", "Last_1_Sum"]]),
            ],
            Declared.Expanded(Net).Stages);
    }

    [Fact]
    public void Expand_NetworkWithoutBlocks_IsTheSame()
    {
        NetworkDeclaration network = Declared.Network("""
            [Network(4)]
            partial class Net
            {
                [Dense(3), Relu] public partial Dense Hidden { get; }
                [Dense(2, From = nameof(Hidden))] public partial Dense Logits { get; }
            }
            """);
        Assert.Equal(network, BlockExpansion.Expand(network));
    }

    // What stands on the property holds for each layer of the block that decides nothing itself.
    [Theory]
    [InlineData("", "A kept", "B 0.5", "C -", "penalties A 1, B 0, C 0")]
    [InlineData("Keep", "A kept", "B 0.5", "C kept", "penalties A 1, B 0, C 0")]
    [InlineData("Prune(Criterion.Random, Rate = 0.25)", "A kept", "B 0.5", "C 0.25 shared", "penalties A 1, B 0, C 0")]
    [InlineData("Regularize(Norm.L2, 1), Regularize(Norm.L1, 1)", "A kept", "B 0.5", "C -", "penalties A 1, B 2, C 2")]
    public void Expand_PoliciesOfTheStage_HoldWhereTheBlockHasNone(string stage, params string[] expected)
    {
        NetworkDeclaration network = Declared.Expanded($$"""
            [Block]
            partial class Part
            {
                [Dense(3), Keep, Regularize(Norm.L1, 1)] public partial Dense A { get; }
                [Dense(3), Prune(Criterion.Random, Rate = 0.5)] public partial Dense B { get; }
                [Dense(3)] public partial Dense C { get; }
            }
            [Network(4)] partial class Net
            {
                [Repeat<Part>(1){{(stage.Length > 0 ? ", " + stage : "")}}] public partial Stage<Part> S { get; }
            }
            """);
        IEnumerable<string> penalties = network.Layers.Select(
            layer => layer.Name[4..] + " " + Invariant.Text(layer.Regularize.Count));
        Assert.Equal(expected, network.Layers.Select(PolicyOf).Append("penalties " + string.Join(", ", penalties)));
    }

    private static string PolicyOf(LayerDeclaration layer)
    {
        string policy = layer.Keep ? "kept"
            : layer.Prune.Count == 0 ? "-"
            : Invariant.Text(layer.Prune[0].Rate);
        return layer.Name[4..] + " " + policy + (layer.SharesPolicy ? " shared" : "");
    }

    [Theory]
    [InlineData(Block.Width, 7, 7)]
    [InlineData(Block.Width / 2, 6, 3)]
    [InlineData(Block.Width / 3, 96, 32)]
    [InlineData(Block.Width / 3 * 2, 3, 2)]
    [InlineData(Block.Width / 7, 49, 7)]
    [InlineData(Block.Width / 256, 256, 1)]
    [InlineData(Block.Width / 255, 255, 1)]
    [InlineData(127 * Block.Width, 65535, 127 * 65535)]
    [InlineData(65535, 16, 65535)]
    [InlineData(65536, 512, 2)]
    public void Resolve_WholeMultiple_IsThatManyOfTheWidth(int units, int width, int expected)
    {
        var dense = new OperatorDeclaration.Dense(units);
        Assert.Empty(BlockArguments.Fractions(dense, width));
        Assert.Equal(new OperatorDeclaration.Dense(expected), BlockArguments.Resolve(dense, width, 1));
    }

    [Theory]
    [InlineData(Block.Width / 2, 7, 3.5)]
    [InlineData(Block.Width / 4, 2, 0.5)]
    [InlineData(Block.Width / 256, 255, 255.0 / 256)]
    [InlineData(Block.Width / 256, 65535, 65535.0 / 256)]
    public void Fractions_MultipleThatIsNotWhole_AreNamed(int units, int width, double value)
    {
        Assert.Equal([("Units", value)], BlockArguments.Fractions(new OperatorDeclaration.Dense(units), width));
    }
}
