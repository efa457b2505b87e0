using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Xunit;

namespace Pruning.Generators.Tests.Declarations;

/// <summary>What can be wrong with a block, and where a network that repeats it says so.</summary>
public class BlockFaultTests
{
    private const string Conv = "[Conv2D(8)] public partial Conv2D ";

    [Theory]
    [InlineData("partial class Part", "", nameof(FaultId.NoLayers), "")]
    [InlineData("class Part", "[Dense(2)] public partial Dense A { get; }",
        nameof(FaultId.ClassNotPartial), "")]
    [InlineData("partial record Part", "[Dense(2)] public partial Dense A { get; }",
        nameof(FaultId.ClassIsRecord), "")]
    [InlineData("partial class Part : System.Exception", "[Dense(2)] public partial Dense A { get; }",
        nameof(FaultId.ClassHasBase), "")]
    [InlineData("partial class Part : Network", "[Dense(2)] public partial Dense A { get; }",
        nameof(FaultId.ClassHasBase), "")]
    [InlineData("partial class Part(int a)", "[Dense(2)] public partial Dense A { get; }",
        nameof(FaultId.ClassHasConstructor), "")]
    [InlineData("partial class Part", "[Dense(2)] public partial Conv2D A { get; }",
        nameof(FaultId.LayerTypeWrong), "A")]
    [InlineData("partial class Part", "[Dense(2)] public partial Dense x { get; }", nameof(FaultId.NameReserved), "x")]
    [InlineData("partial class Part", "[Dense(2)] public partial Dense ToString { get; }",
        nameof(FaultId.NameReserved), "ToString")]
    [InlineData("partial class Part", "[Dense(2)] public partial Dense A { get; } int _A;",
        nameof(FaultId.NameReserved), "_A")]
    [InlineData("partial class Part", "[Dense(0)] public partial Dense A { get; }",
        nameof(FaultId.UnitsNotPositive), "A")]
    [InlineData("partial class Part", "[Relu] public partial Dense A { get; }",
        nameof(FaultId.LayerWithoutOperator), "A")]
    [InlineData("partial class Part", "[Dense(2), Prune(Criterion.Random, Rate = 2)] public partial Dense A { get; }",
        nameof(FaultId.RateOutOfRange), "A")]
    [InlineData("partial class Part", "[Dense(\"a\")] public partial Dense A { get; }",
        nameof(FaultId.ArgumentsUnreadable), "A")]
    [InlineData("partial class Part", "[Conv2D(2, Kernel = Block.Stride)] public partial Conv2D A { get; }",
        nameof(FaultId.BlockStrideMisplaced), "A")]
    [InlineData("partial class Part", "[Dense(Block.Stride)] public partial Dense A { get; }",
        nameof(FaultId.BlockStrideMisplaced), "A")]
    [InlineData("partial class Part", "[Repeat<Part>(2)] public partial Stage<Part> A { get; }",
        nameof(FaultId.RepeatInsideBlock), "A")]
    [InlineData("partial class Part",
        Conv + "A { get; } " + Conv + "B { get; } [Add(\"C\")] public partial Join Sum { get; }",
        nameof(FaultId.LayerUnknown), "Sum")]
    [InlineData("partial class Part",
        Conv + "A { get; } [Conv2D(8, From = Block.Input)] public partial Conv2D B { get; }",
        nameof(FaultId.LayerUnread), "A")]
    public void Check_BlockWithAFault_SaysItOfTheBlockAndOfWhoRepeatsIt(
        string declaration, string layers, string id, string member)
    {
        string block = "[Block] " + declaration + " { " + layers + " }";
        Fault fault = Assert.Single(Declared.CheckBlock(block));
        Assert.Equal((id, member), (fault.Id.ToString(), fault.Member));
        Fault repeated = Assert.Single(Declared.Check(block + """
            [Network(3, 9, 9)]
            partial class Net
            {
                [Repeat<Part>(1)] public partial Stage<Part> First { get; }
                [Repeat<Part>(1)] public partial Stage<Part> Second { get; }
            }
            """).Faults);
        Assert.Equal(new Fault(FaultId.BlockFaulty, "First", ["First", "Part"]), repeated);
    }

    [Theory]
    [InlineData("[Dense(2)] public partial Dense Fit { get; }")]
    [InlineData("[Dense(2)] public partial Dense Plan { get; }")]
    [InlineData("[Dense(Block.Width)] public partial Dense A { get; }")]
    [InlineData("[Conv2D(2, Stride = Block.Stride)] public partial Conv2D A { get; }")]
    [InlineData("[Conv2D(2), MaxPool(2, Stride = Block.Stride)] public partial Conv2D A { get; }")]
    [InlineData("[Dense(2)] public partial Dense A { get; } int A_;")]
    [InlineData(Conv + "A { get; } [Add(Block.Input)] public partial Join Sum { get; }")]
    public void Check_BlockWithoutAFault_IsAccepted(string layers)
    {
        Assert.Empty(Declared.CheckBlock("[Block] partial class Part { " + layers + " }"));
    }

    [Fact]
    public void Check_BiasBeforeBatchNorm_IsAWarningOfTheBlockAlone()
    {
        const string Part = "[Block] partial class Part { "
            + "[Conv2D(8, Bias = true), BatchNorm] public partial Conv2D A { get; } } ";
        Fault fault = Assert.Single(Declared.CheckBlock(Part));
        Assert.Equal((FaultId.SettingHasNoEffect, "A"), (fault.Id, fault.Member));
        Result<CheckedNetwork> network = Declared.Check(Part + """
            [Network(3, 9, 9)] partial class Net { [Repeat<Part>(2)] public partial Stage<Part> S { get; } }
            """);
        Assert.Empty(network.Faults);
        Assert.NotNull(network.Value);
    }

    [Theory]
    [InlineData("Repeat<Part>(0, Width = 8)", nameof(FaultId.OperatorValueOutOfRange), "Count")]
    [InlineData("Repeat<Part>(1001, Width = 8)", nameof(FaultId.OperatorValueOutOfRange), "Count")]
    [InlineData("Repeat<Part>(2, Width = -8)", nameof(FaultId.OperatorValueOutOfRange), "Width")]
    [InlineData("Repeat<Part>(2, Width = 65536)", nameof(FaultId.OperatorValueOutOfRange), "Width")]
    [InlineData("Repeat<Part>(2, Width = 8, Stride = 0)", nameof(FaultId.OperatorValueOutOfRange), "Stride")]
    [InlineData("Repeat<Part>(2, Width = 8, Stride = Block.Stride)", nameof(FaultId.BlockStrideMisplaced), "Stride")]
    [InlineData("Repeat<Part>(2)", nameof(FaultId.WidthMissing), "Part")]
    [InlineData("Repeat<Part>(2, Width = 6)", nameof(FaultId.WidthNotWhole), "Stage_1_A")]
    [InlineData("Repeat<Part>(2, Width = 8), Dropout(2)", nameof(FaultId.DropoutOutOfRange), "Stage")]
    [InlineData("Repeat<Part>(2, Width = 8), BatchNorm", nameof(FaultId.LayerNormalisedTwice), "Stage_2_B")]
    [InlineData("Repeat<Part>(2, Width = 8), Prune(Criterion.Random, Rate = 2)",
        nameof(FaultId.RateOutOfRange), "Stage")]
    [InlineData("Repeat<Part>(2, Width = 8), Flatten, MaxPool(2)", nameof(FaultId.ImageNeeded), "Stage_2_B")]
    [InlineData("Repeat<Part>(9, Width = 8, Stride = 4)", nameof(FaultId.KernelTooLarge), "Stage_3_A")]
    [InlineData("Repeat<Part>(2, Width = 8, From = \"Other\")", nameof(FaultId.LayerUnknown), "Other")]
    public void Check_FaultOfTheRepetition_IsThatOfTheProperty(string attributes, string id, string name)
    {
        Fault fault = Assert.Single(Declared.Check($$"""
            [Block]
            partial class Part
            {
                [Conv2D(Block.Width / 4, Kernel = 2, Stride = Block.Stride)] public partial Conv2D A { get; }
                [Conv2D(Block.Width, Padding = 1), BatchNorm] public partial Conv2D B { get; }
            }
            [Network(3, 9, 9)]
            partial class Net
            {
                [{{attributes}}] public partial Stage<Part> Stage { get; }
                [Dense(2)] public partial Dense Logits { get; }
            }
            """).Faults);
        Assert.Equal((id, "Stage"), (fault.Id.ToString(), fault.Member));
        Assert.Contains(name, fault.Arguments);
    }

    [Theory]
    [InlineData("Repeat<Part>(2, Width = 8)", "Width")]
    [InlineData("Repeat<Part>(2, Stride = 2)", "Stride")]
    public void Check_SettingThatTheBlockDoesNotReferTo_IsAWarning(string attribute, string setting)
    {
        Result<CheckedNetwork> result = Declared.Check($$"""
            [Block] partial class Part { [Conv2D(8, Stride = 1)] public partial Conv2D A { get; } }
            [Network(3, 9, 9)] partial class Net { [{{attribute}}] public partial Stage<Part> S { get; } }
            """);
        Fault fault = Assert.Single(result.Faults);
        Assert.Equal((FaultId.SettingHasNoEffect, "S", setting), (fault.Id, fault.Member, fault.Arguments[1]));
        Assert.NotNull(result.Value);
    }

    [Theory]
    [InlineData("First_1_A", nameof(FaultId.GeneratedNameTaken))]
    [InlineData("First_2_A", nameof(FaultId.GeneratedNameTaken))]
    [InlineData("_First", nameof(FaultId.NameReserved))]
    [InlineData("First_3_A", null)]
    public void Check_PropertyOfAGeneratedName_IsAtFault(string name, string? id)
    {
        Fault[] faults = [.. Declared.Check($$"""
            [Block] partial class Part { [Dense(8)] public partial Dense A { get; } }
            [Network(3)]
            partial class Net
            {
                [Repeat<Part>(2)] public partial Stage<Part> First { get; }
                [Dense(2)] public partial Dense {{name}} { get; }
            }
            """).Faults];
        Assert.Equal(id is null ? [] : [(id, name)], faults.Select(fault => (fault.Id.ToString(), fault.Member)));
    }

    // Each of the two is said once, although three layers of the copies come from it.
    [Fact]
    public void Check_ShapesOfTwoStages_NameTheLayerOfTheCopy()
    {
        Fault[] faults = [.. Declared.Check("""
            [Block]
            partial class Part
            {
                [Conv2D(Block.Width, Padding = 1)] public partial Conv2D A { get; }
                [Add(Block.Input)] public partial Join Sum { get; }
            }
            [Network(3, 9, 9)]
            partial class Net
            {
                [Repeat<Part>(3, Width = 3)] public partial Stage<Part> First { get; }
                [Repeat<Part>(3, Width = 4)] public partial Stage<Part> Second { get; }
            }
            """).Faults];
        Fault fault = Assert.Single(faults);
        Assert.Equal((FaultId.AddMismatch, "Second"), (fault.Id, fault.Member));
        Assert.Equal(
            ["Second_1_Sum", "'Second_1_A'", "[N, 4, 9, 9]", "'First_3_Sum'", "[N, 3, 9, 9]"],
            fault.Arguments);
    }
}
