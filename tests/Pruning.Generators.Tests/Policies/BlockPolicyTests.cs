using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Emission;
using Pruning.Generators.Lowering;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

/// <summary>Policies that remove blocks of the matrix of weights.</summary>
public class BlockPolicyTests
{
    private const string Blocks = "Rate = 0.5, Granularity = Granularity.Block";

    [Theory]
    [InlineData("Magnitude, " + Blocks, null)]
    [InlineData("Magnitude, " + Blocks + ", Rows = 10, Columns = 40", null)]
    [InlineData("Magnitude, " + Blocks + ", Columns = 7, Aggregation = Aggregation.Max, Norm = Norm.L2", null)]
    [InlineData(
        "Fisher, Scope.Global, " + Blocks + ", Rows = 3, Aggregation = Aggregation.Max, Normalize = true",
        null)]
    [InlineData("Random, Scope.ErdosRenyi, " + Blocks, null)]
    [InlineData("LeaveOneOut, Scope.Uniform, " + Blocks, null)]
    [InlineData("SynFlow, Scope.ErdosRenyiKernel, " + Blocks, null)]
    [InlineData("Wanda, Scope.Output, " + Blocks, null)]
    [InlineData(
        "Wanda, Scope.Output, " + Blocks + ", Rows = 2",
        "ScopeOfOtherGranularity Net|Output|Granularity.Block|a block of 2 rows lies over several outputs; "
            + "use Rows = 1 or Scope.Local")]
    [InlineData("Magnitude, " + Blocks + ", Rows = 0", "WeightBlockOutOfRange Net|0|16")]
    [InlineData("Magnitude, " + Blocks + ", Columns = 0", "WeightBlockOutOfRange Net|1|0")]
    [InlineData("Magnitude, Scope.Output, " + Blocks + ", Rows = -2, Columns = -1", "WeightBlockOutOfRange Net|-2|-1")]
    [InlineData("Magnitude, " + Blocks + ", Rows = 11", "WeightBlockTooLarge A|10|40|11|16")]
    [InlineData("Magnitude, " + Blocks + ", Columns = 41", "WeightBlockTooLarge A|10|40|1|41")]
    [InlineData(
        "GeometricMedian, " + Blocks,
        "CriterionOfOtherGranularity GeometricMedian|Net|scores whole neurons or filters|removes blocks|"
            + "say Granularity = Granularity.Filter")]
    [InlineData(
        "WoodFisher, " + Blocks,
        "CriterionOfOtherGranularity WoodFisher|Net|removes single weights|removes blocks|remove Granularity")]
    [InlineData(
        "Magnitude, Rate = 0.9, Granularity = Granularity.Block, MinimumKept = 5",
        "LayerEmptied layer 'A'|30|0.9|3|5|Floor|blocks")]
    [InlineData(
        "Magnitude, " + Blocks + ", MinimumKept = 31",
        "MinimumKeptOutOfRange 31|A|the layer has 30 blocks")]
    [InlineData("Magnitude, Granularity = Granularity.Block", "PolicyRemovesNothing Net")]
    public void Check_Blocks_HaveToFitTheLayerAndTheOthers(string policy, string? expected)
    {
        Assert.Equal(expected is null ? [] : [expected], FaultsOf(Check(policy)));
    }

    [Theory]
    [InlineData("Magnitude, Rate = 0.5, Rows = 2", "Rows", "only Granularity.Block reads it")]
    [InlineData("Magnitude, Rate = 0.5, Columns = 0", "Columns", "only Granularity.Block reads it")]
    [InlineData(
        "Magnitude, Rate = 0.5, Granularity = Granularity.Neuron, Rows = 2", "Rows", "only Granularity.Block reads it")]
    [InlineData("Magnitude, " + Blocks + ", M = 4", "M", "only Granularity.NofM reads it")]
    [InlineData(
        "LeaveOneOut, " + Blocks + ", Aggregation = Aggregation.Mean",
        "Aggregation",
        "LeaveOneOut scores blocks as a whole")]
    [InlineData(
        "Magnitude, " + Blocks + ", Normalize = true",
        "Normalize",
        "Scope.Local compares no scores of different layers")]
    [InlineData(
        "Lamp, " + Blocks + ", Norm = Norm.L2",
        "Norm",
        "only Criterion.Magnitude of neurons, filters and blocks reads it")]
    public void Check_SettingThatNothingReads_IsAWarning(string policy, string setting, string why)
    {
        Assert.Equal(
            ["SettingHasNoEffect Prune|" + setting + "|Net|" + why + "; remove it"], FaultsOf(Check(policy)));
    }

    [Theory]
    [InlineData("Regrow(Growth.Gradient), Prune(Criterion.Magnitude, " + Blocks + ")",
        "RegrowOfOtherGranularity Net|Net|Block")]
    [InlineData("Learn(LearnedMask.Movement), Prune(Criterion.Movement, " + Blocks + ")",
        "MovementOfOtherMembers Net|Block|Local")]
    [InlineData("Train(Optimizer.Adam), GrowPenalty(EndEpoch = 5), Prune(Criterion.Magnitude, " + Blocks + ")", null)]
    [InlineData(
        "Schedule(When.DuringTraining, EverySteps = 3), Prune(Criterion.Magnitude, " + Blocks + ")", null)]
    [InlineData("Schedule(When.AtInitialization), Prune(Criterion.Snip, Scope.Global, " + Blocks + ")", null)]
    public void Check_WhatWorksOnSingleWeightsOnly_IsAFault(string attributes, string? expected)
    {
        Assert.Equal(expected is null ? [] : [expected], FaultsOf(Declared.Check(Net(attributes))));
    }

    // A fraction of blocks is no fraction of weights, or of other blocks.
    [Theory]
    [InlineData("Magnitude, " + Blocks, "Magnitude, " + Blocks, "PolicyTwice Net|Magnitude, Local, Block")]
    [InlineData("Magnitude, " + Blocks, "Random, " + Blocks, "LaterPolicyRemovesNothing Net|0.5|0.5")]
    [InlineData("Magnitude, " + Blocks, "Magnitude, " + Blocks + ", Columns = 8", null)]
    [InlineData("Magnitude, " + Blocks, "Magnitude, " + Blocks + ", Rows = 2", null)]
    [InlineData("Magnitude, " + Blocks, "Random, Rate = 0.5", null)]
    [InlineData("Random, Rate = 0.5", "Magnitude, " + Blocks, null)]
    public void Check_LaterPolicy_HasToRemoveSomethingElse(string first, string second, string? expected)
    {
        Result<CheckedNetwork> result =
            Declared.Check(Net("Prune(Criterion." + first + "), Prune(Criterion." + second + ")"));
        Assert.Equal(expected is null ? [] : [expected], FaultsOf(result));
    }

    // A: 8 filters of 75 weights, which are 5 blocks of 16, the last one of 11. B: 17 neurons of 72, which are 5 blocks
    // as well. C: 10 of 17, 4 x 2 blocks of 3 x 16, the last one of a single weight. Last: 3 of 10, 2 x 2 of 2 x 5.
    [Fact]
    public void Plan_Blocks_CountsThoseAtTheBorder()
    {
        Assert.Equal(
            """
            rounds 2, fine-tune epochs 1, rewind None
            group  criterion                           rate  members  collapse  minimum  removed
            A B    Taylor, Block 1x16 Mean normalised   0.5      125  Floor           2  37 62
            C      Magnitude, Block 3x16               0.25        8  Floor           1  1 2
            Last   Random, Block 2x5                    0.5        4  Floor           1  1 2

            """,
            PruningPlanPrinter.Print(Declared.Plan("""
                [Network(3, 10, 10), Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)]
                [Prune(Criterion.Taylor, Scope.Global, Rate = 0.5, Granularity = Granularity.Block,
                    Aggregation = Aggregation.Mean, Normalize = true, MinimumKept = 2)]
                partial class Net
                {
                    [Conv2D(8, Kernel = 5), Relu, MaxPool(2), Flatten] public partial Conv2D A { get; }
                    [Dense(17), Relu] public partial Dense B { get; }
                    [Dense(10), Relu]
                    [Prune(Criterion.Magnitude, Rate = 0.25, Granularity = Granularity.Block, Rows = 3)]
                    public partial Dense C { get; }
                    [Dense(3)]
                    [Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Block, Rows = 2, Columns = 5)]
                    public partial Dense Last { get; }
                }
                """)));
    }

    [Theory]
    [InlineData("Magnitude, " + Blocks, "MagnitudeCriterion()", "Rows = 1, Columns = 16")]
    [InlineData(
        "Taylor, Scope.Global, " + Blocks + ", Rows = 4, Columns = 8, Aggregation = Aggregation.Max, Normalize = true",
        "TaylorCriterion(0, false, global::Pruning.Reduction.AbsOfMean)",
        "Rows = 4, Columns = 8, Aggregation = global::Pruning.Aggregation.Max, Normalize = true")]
    public void Emit_Group_SaysTheSizeOfABlock(string policy, string criterion, string members)
    {
        CheckedNetwork? network = Check(policy).Value;
        Assert.NotNull(network);
        string text = PruningGroupTemplate.Create(network.Pruning.Groups[0], _ => 3);
        Assert.Contains(", Criterion = new global::Pruning.Criteria." + criterion, text, StringComparison.Ordinal);
        Assert.EndsWith(
            ", MinimumKept = 1, Granularity = global::Pruning.Granularity.Block, " + members + " },",
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Magnitude, Block 1x16 A removes 15")]
    [InlineData(", Rows = 4, Norm = Norm.L2", "Magnitude L2, Block 4x16 A removes 4")]
    public void Recipe_OfBlocks_SaysTheirSize(string setting, string expected)
    {
        CheckedNetwork? network = Check("Magnitude, " + Blocks + setting).Value;
        Assert.NotNull(network);
        Assert.Contains("; " + expected + " Floor 1", Fingerprint.Recipe(network), StringComparison.Ordinal);
    }

    private static string[] FaultsOf(Result<CheckedNetwork> result) =>
        [.. result.Faults.Select(fault => fault.Id + " " + string.Join("|", fault.Arguments))];

    private static Result<CheckedNetwork> Check(string policy) =>
        Declared.Check(Net("Prune(Criterion." + policy + ")"));

    // A has 10 neurons of 40 weights.
    private static string Net(string attributes) => $$"""
        [Network(40), {{attributes}}]
        partial class Net
        {
            [Dense(10), Relu] public partial Dense A { get; }
            [Dense(3), Keep] public partial Dense Last { get; }
        }
        """;
}
