using System;
using System.Linq;
using System.Text.RegularExpressions;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Declarations;
using Pruning.Generators.Tests.Harness;
using Pruning.Generators.Tests.Lowering;
using Xunit;

namespace Pruning.Generators.Tests.Graph;

/// <summary>What a gate becomes, and where it may stand.</summary>
public sealed class GateNodesTests
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    private const string Gated = """
        [Network(3, 8, 8)]
        partial class Net
        {
            [Conv2D(4), BatchNorm, Gate, Relu, Flatten] public partial Conv2D A { get; }
            [Dense(9), Gate(Keep = 0.3, Strength = 0.01), Relu(Threshold = 0.1)] public partial Dense B { get; }
            [Relu, Gate] public partial Dense C { get; }
            [Dense(2)] public partial Dense Logits { get; }
        }
        """;

    [Fact]
    public void Check_GatesOfEveryLayer_AreOperatorsOfTheirOwn()
    {
        string source = Gated.Replace("[Relu, Gate]", "[Gate(Keep = 0.07), Dense(100)]", Exactly);
        CheckedNetwork network = NetworkCompiler.Check(Inputs.Of("using Pruning;\n" + source)).Value!;

        Assert.Equal(
            """
            network Net
            value | operator | reads | parameters
            x | Input | [3, 8, 8]
            A_Gate.GlobalAveragePool | GlobalAveragePool | x
            A_Gate | Dense | A_Gate.GlobalAveragePool | units 4, bias, Normal 0.05, bias from 1
            A_Gate.Relu | Relu | A_Gate
            A | Conv2D | x | 4 filters 3x3, stride 1, HeNormal
            A.BatchNorm | BatchNorm | A | momentum 0.1, epsilon 1E-05
            A.Gate | Gate | A.BatchNorm, A_Gate.Relu | 2 winners, strength 1E-08
            A.Relu | Relu | A.Gate
            A.Flatten | Flatten | A.Relu
            B_Gate.GlobalAveragePool | GlobalAveragePool | A.Relu
            B_Gate | Dense | B_Gate.GlobalAveragePool | units 9, bias, Normal 0.05, bias from 1
            B_Gate.Relu | Relu | B_Gate
            B | Dense | A.Flatten | units 9, bias, HeNormal
            B.Gate | Gate | B, B_Gate.Relu | 3 winners, strength 0.01
            B.Relu | Relu | B.Gate | threshold 0.1
            C_Gate | Dense | B.Relu | units 100, bias, Normal 0.05, bias from 1
            C_Gate.Relu | Relu | C_Gate
            C | Dense | B.Relu | units 100, bias, HeNormal
            C.Gate | Gate | C, C_Gate.Relu | 7 winners, strength 1E-08
            Logits | Dense | C.Gate | units 2, bias, HeNormal
            loss | SoftmaxCrossEntropy | Logits

            """,
            Lines(GraphPrinter.Print(network.Graph.Graph)));
        Assert.Contains(
            "A_Gate: GlobalAveragePool Dense(4) Relu; A: Conv2D(4, 3, 1, 0, 1, no bias) from x BatchNorm(1E-05) "
            + "Gate(2) from A.BatchNorm, A_Gate.Relu Relu",
            Fingerprint.Architecture(network));
        Assert.Contains("B gate 0.01", Fingerprint.Recipe(network));
    }

    [Theory]
    [InlineData("[Conv2D(4), Gate(Keep = 1)]", "[Conv2D(4)]")]
    [InlineData("[Conv2D(4), Gate(Keep = 1.0, Strength = 1), BatchNorm]", "[Conv2D(4), BatchNorm]")]
    [InlineData("[Conv2D(4), Relu(Threshold = 0)]", "[Conv2D(4), Relu]")]
    public void Emit_WhatDoesNothing_IsTheTextWithoutIt(string with, string without)
    {
        Assert.Equal(Emitted(with), Emitted(without));
    }

    [Theory]
    [InlineData("[Conv2D(4), Gate(Keep = 0)]", nameof(FaultId.GateValueOutOfRange))]
    [InlineData("[Conv2D(4), Gate(Keep = -0.5)]", nameof(FaultId.GateValueOutOfRange))]
    [InlineData("[Conv2D(4), Gate(Keep = 1.5)]", nameof(FaultId.GateValueOutOfRange))]
    [InlineData("[Conv2D(4), Gate(Keep = double.NaN)]", nameof(FaultId.GateValueOutOfRange))]
    [InlineData("[Conv2D(4), Gate(Strength = -1)]", nameof(FaultId.GateValueOutOfRange))]
    [InlineData("[Conv2D(4), Gate(Strength = double.PositiveInfinity)]", nameof(FaultId.GateValueOutOfRange))]
    [InlineData("[Conv2D(4), Gate(Keep = 0.76)]", nameof(FaultId.GateKeepsAll))]
    [InlineData("[Conv2D(1), Gate]", nameof(FaultId.GateKeepsAll))]
    [InlineData("[Conv2D(4), Relu(Threshold = -0.1)]", nameof(FaultId.ThresholdOutOfRange))]
    [InlineData("[Conv2D(4), Relu(Threshold = double.NaN)]", nameof(FaultId.ThresholdOutOfRange))]
    [InlineData("[Conv2D(4), Gate(Keep = 0.75)]", "")]
    [InlineData("[Conv2D(4), Gate(Keep = 1e-9)]", "")]
    public void Check_ValuesOfAGate_SaysWhichAreWrong(string layer, string id)
    {
        Fault[] faults = [.. Faults(Network(layer))];
        Assert.Equal(id.Length == 0 ? [] : [(id, "A")], faults.Select(fault => (fault.Id.ToString(), fault.Member)));
    }

    [Fact]
    public void Check_PropertyWithTheNameOfAGate_IsAFault()
    {
        Fault fault = Assert.Single(Faults("""
            [Network(5)]
            partial class Net
            {
                [Dense(4), Gate] public partial Dense A { get; }
                [Dense(4)] public partial Dense A_Gate { get; }
            }
            """));
        Assert.Equal((FaultId.GeneratedNameTaken, "A_Gate"), (fault.Id, fault.Member));
    }

    [Fact]
    public void Check_GateOfTheLastLayerOfTheLastBlock_IsAFaultOfTheStage()
    {
        const string Source = """
            [Block] partial class Part
            {
                [Dense(Block.Width), Gate(Keep = KEEP), Relu] public partial Dense A { get; }
            }
            [Network(5)]
            partial class Net
            {
                [Repeat<Part>(2, Width = 4)] public partial Stage<Part> S { get; }
                LAST
            }
            """;
        string ends = Source.Replace("LAST", "", Exactly);
        string goes = Source.Replace(
            "LAST", "[Dense(2)] public partial Dense Logits { get; }", Exactly);
        Assert.Equal([(FaultId.GateOfOutputs, "S")], At(ends, "0.5"));
        Assert.Equal([(FaultId.GateKeepsAll, "S"), (FaultId.GateKeepsAll, "S")], At(goes, "0.9"));
        Assert.Empty(At(goes, "0.5"));

        static (FaultId, string)[] At(string source, string keep) =>
            [.. Faults(source.Replace("KEEP", keep, Exactly)).Select(fault => (fault.Id, fault.Member))];
    }

    [Fact]
    public void Plan_OfGatedLayers_LeavesGatesOut()
    {
        PruningPlan plan = Declared.Plan(
            "[Prune(Criterion.Taylor, Scope.Global, Rate = 0.5)] "
            + Gated.Replace("[Relu, Gate]", "[Dense(6), Keep]", Exactly));
        Assert.Equal(["A", "B", "Logits"], Assert.Single(plan.Groups).Layers);
    }

    [Theory]
    [InlineData("Criterion.Wanda, Rate = 0.5")]
    [InlineData("Criterion.Taylor, Rate = 0.5, Reduction = Reduction.MeanOfSquares")]
    public void Check_CriterionThatGoesThroughOperators_NamesItAndTheGatedLayer(string policy)
    {
        string source = Gated.Replace("[Relu, Gate]", "[Dense(6)]", Exactly);
        Fault fault = Faults("[Prune(" + policy + ")] " + source)[0];
        Assert.Equal(FaultId.CriterionMeetsGate, fault.Id);
        Assert.Equal(policy["Criterion.".Length..policy.IndexOf(',', Exactly)], fault.Arguments[0]);
        Assert.Equal("A", fault.Arguments[2]);
    }

    private static Fault[] Faults(string source) => [.. Declared.Check(source).Faults];

    private static string Network(string layer) =>
        "[Network(3, 8, 8)] partial class Net { " + layer
        + " public partial Conv2D A { get; } [Dense(2)] public partial Dense Logits { get; } }";

    private static string[] Emitted(string layer)
    {
        GeneratorRun run = GeneratorHarness.Run("using Pruning; " + Network(layer), NetworkGenerators.Setup);
        return [.. run.Sources.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value)];
    }

    private static string Lines(string table) =>
        string.Join('\n', table.Split('\n').Select(line => Regex.Replace(line.TrimEnd(), " {2,}", " | ")));
}
