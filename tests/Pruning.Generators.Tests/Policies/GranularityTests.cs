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

/// <summary>What a policy removes as a whole: what is wrong with it, and what is made of it.</summary>
public class GranularityTests
{
    [Theory]
    [InlineData("Magnitude, Rate = 0.5, Granularity = Granularity.Filter", null)]
    [InlineData("GeometricMedian, Rate = 0.5, Granularity = Granularity.Neuron", null)]
    [InlineData("LeaveOneOut, Rate = 0.5", null)]
    [InlineData("LeaveOneOut, Rate = 0.5, Granularity = Granularity.Neuron", null)]
    [InlineData("Movement, Scope.Global, Rate = 0.5, Granularity = Granularity.Neuron, Normalize = true", null)]
    [InlineData("SparseGpt, Granularity = Granularity.NofM, Damping = 0.01, BlockSize = 128", null)]
    [InlineData("Wanda, Scope.Output, Rate = 0.5", null)]
    [InlineData("Magnitude, Granularity = Granularity.NofM, N = 1, M = 3, Rate = 0.6666667", null)]
    [InlineData("WoodFisher, Rate = 0.5, Damping = 1e-5, BlockSize = 50, Samples = 10", null)]
    [InlineData(
        "GeometricMedian, Rate = 0.5",
        "CriterionOfOtherGranularity GeometricMedian|Net|scores whole neurons or filters|removes single weights|"
            + "say Granularity = Granularity.Filter")]
    [InlineData(
        "ActivationZeros, Granularity = Granularity.NofM",
        "CriterionOfOtherGranularity ActivationZeros|Net|scores whole neurons or filters|"
            + "removes weights in a pattern|say Granularity = Granularity.Filter")]
    [InlineData(
        "SparseGpt, Rate = 0.5, Granularity = Granularity.Filter",
        "CriterionOfOtherGranularity SparseGpt|Net|removes single weights|removes neurons or filters|"
            + "remove Granularity")]
    [InlineData(
        "WoodFisher, Granularity = Granularity.NofM",
        "CriterionOfOtherGranularity WoodFisher|Net|removes weights in an order of its own|keeps a pattern|"
            + "remove Granularity")]
    [InlineData(
        "Magnitude, Scope.Uniform, Granularity = Granularity.NofM",
        "ScopeOfOtherGranularity Net|Uniform|Granularity.NofM|the pattern says what every group of weights loses; "
            + "use Scope.Local")]
    [InlineData(
        "Magnitude, Scope.Output, Granularity = Granularity.NofM",
        "ScopeOfOtherGranularity Net|Output|Granularity.NofM|the pattern says what every group of weights loses; "
            + "use Scope.Local")]
    [InlineData(
        "Magnitude, Scope.Output, Rate = 0.5, Granularity = Granularity.Neuron",
        "ScopeOfOtherGranularity Net|Output|Granularity.Neuron|within one output there are no neurons or filters to "
            + "compare; use Scope.Local")]
    [InlineData(
        "SparseGpt, Scope.Global, Rate = 0.5",
        "ScopeOfOtherGranularity Net|Global|Criterion.SparseGpt|that removes the same fraction of each layer; "
            + "use Scope.Local")]
    [InlineData(
        "Magnitude, Scope.Global, Rate = 0.5, Granularity = Granularity.Neuron, RoundTo = 2",
        "ScopeOfOtherGranularity Net|Global|RoundTo|scores or sizes of all layers say how many of each stay; "
            + "use Scope.Local")]
    [InlineData(
        "Magnitude, Rate = 0.5, Granularity = Granularity.Neuron, RoundTo = -1", "RoundToOutOfRange Net|-1")]
    [InlineData(
        "Magnitude, Rate = 0.5, RoundTo = 2",
        "SettingHasNoEffect Prune|RoundTo|Net|it is about numbers of neurons, filters and channels; remove it")]
    [InlineData("Magnitude, Rate = 0.5, Granularity = Granularity.Neuron, RoundTo = 2", null)]
    [InlineData("Magnitude, Granularity = Granularity.NofM, N = 4", "PatternOutOfRange Net|4|4")]
    [InlineData("Magnitude, Granularity = Granularity.NofM, N = 0", "PatternOutOfRange Net|0|4")]
    [InlineData("Magnitude, Granularity = Granularity.NofM, N = 0, M = 1", "PatternOutOfRange Net|0|1")]
    [InlineData("Magnitude, Granularity = Granularity.NofM, N = -1, M = 0", "PatternOutOfRange Net|-1|0")]
    [InlineData("Magnitude, Granularity = Granularity.NofM, N = 1, Rate = 0.5", "RateOfPattern Net|1|4|0.75|0.5")]
    [InlineData("Magnitude, Granularity = Granularity.NofM, Rate = 2", "RateOutOfRange Net|2")]
    [InlineData("Magnitude, Granularity = Granularity.NofM, N = 3, M = 5", "PatternDoesNotDivide A|12|3|5")]
    [InlineData("SynFlow, Rate = 0.5, Iterations = 0", "CriterionValueOutOfRange Iterations|Net|0|1 or more")]
    [InlineData(
        "SparseGpt, Rate = 0.5, Damping = -1",
        "CriterionValueOutOfRange Damping|Net|-1|positive and finite, or 0 for the default")]
    [InlineData(
        "SparseGpt, Rate = 0.5, Damping = double.NaN",
        "CriterionValueOutOfRange Damping|Net|NaN|positive and finite, or 0 for the default")]
    [InlineData(
        "WoodFisher, Rate = 0.5, BlockSize = -5",
        "CriterionValueOutOfRange BlockSize|Net|-5|1 or more, or 0 for the default")]
    [InlineData(
        "BatchNormScale, Rate = 0.5, Granularity = Granularity.Neuron",
        "CriterionLacksItsInput BatchNormScale|A|the scales of batch normalisation|no BatchNorm stands directly behind "
            + "the layer|add one, or give the layer [Keep] or a policy of its own")]
    [InlineData("Magnitude, Rate = 0.5, Granularity = (Granularity)9", "ValueUndefined Prune|9|Granularity")]
    [InlineData(
        "Magnitude, Rate = 0.5, Granularity = Granularity.Filter, Aggregation = (Aggregation)9",
        "ValueUndefined Prune|9|Aggregation")]
    [InlineData(
        "Magnitude, Rate = 0.5, Granularity = Granularity.Filter, MinimumKept = 6",
        "MinimumKeptOutOfRange 6|A|the layer has 5 filters")]
    [InlineData(
        "Magnitude, Rate = 0.9, Granularity = Granularity.Neuron, MinimumKept = 2",
        "LayerEmptied layer 'A'|5|0.9|1|2|Floor|neurons")]
    public void Check_Granularity_HasToFitTheOthers(string policy, string? expected)
    {
        RequireFaults(policy, expected);
    }

    [Theory]
    [InlineData("Magnitude, Rate = 0.5, N = 2", "N", "only Granularity.NofM reads it")]
    [InlineData(
        "Magnitude, Rate = 0.5, Granularity = Granularity.Filter, M = 4", "M", "only Granularity.NofM reads it")]
    [InlineData(
        "Magnitude, Rate = 0.5, Aggregation = Aggregation.Mean",
        "Aggregation",
        "it is about neurons, filters and blocks, and weights are removed")]
    [InlineData(
        "GeometricMedian, Rate = 0.5, Granularity = Granularity.Neuron, Aggregation = Aggregation.Mean",
        "Aggregation",
        "GeometricMedian scores neurons and filters as a whole")]
    [InlineData(
        "LeaveOneOut, Rate = 0.5, Granularity = Granularity.Neuron, Aggregation = Aggregation.Mean",
        "Aggregation",
        "LeaveOneOut scores neurons and filters as a whole")]
    [InlineData(
        "Magnitude, Scope.Global, Rate = 0.5, Normalize = true",
        "Normalize",
        "it is about neurons, filters and blocks, and weights are removed")]
    [InlineData(
        "Magnitude, Rate = 0.5, Granularity = Granularity.Neuron, Normalize = true",
        "Normalize",
        "Scope.Local compares no scores of different layers")]
    [InlineData(
        "Magnitude, Rate = 0.5, Norm = Norm.L2",
        "Norm",
        "only Criterion.Magnitude of neurons, filters and blocks reads it")]
    [InlineData(
        "Random, Rate = 0.5, Granularity = Granularity.Neuron, Norm = Norm.L2",
        "Norm",
        "only Criterion.Magnitude of neurons, filters and blocks reads it")]
    [InlineData("Magnitude, Rate = 0.5, Iterations = 5", "Iterations", "Magnitude scores once")]
    [InlineData("Wanda, Rate = 0.5, Damping = 0.1", "Damping", "Wanda inverts no matrix")]
    [InlineData("OptimalBrainSurgeon, Rate = 0.5, BlockSize = 10", "BlockSize", "OptimalBrainSurgeon has no blocks")]
    [InlineData("SynFlow, Rate = 0.5, Samples = 10", "Samples", "SynFlow looks at no data")]
    public void Check_SettingThatNothingReads_IsAWarning(string policy, string setting, string why)
    {
        RequireFaults(policy, "SettingHasNoEffect Prune|" + setting + "|Net|" + why + "; remove it");
    }

    [Theory]
    [InlineData("[Dense(3)] public partial Dense Last { get; }", "Last")]
    [InlineData("[Dense(3), Dropout(0.5), Sigmoid] public partial Dense Last { get; }", "Last")]
    [InlineData("[Dense(3), Keep] public partial Dense Last { get; }", null)]
    [InlineData("[Dense(3), Prune(Criterion.Random, Rate = 0.5)] public partial Dense Last { get; }", null)]
    [InlineData("[Concat(nameof(A))] public partial Join Last { get; }", "A B")]
    [InlineData("[Add(nameof(A))] public partial Join Last { get; }", null)]
    public void Check_UnitsThatAreOutputsOfTheNetwork_AreNamed(string last, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check($$"""
            [Network(2, 6, 6), Prune(Criterion.Magnitude, Rate = 0.25, Granularity = Granularity.Filter)]
            partial class Net
            {
                [Conv2D(4, Padding = 1), Relu] public partial Conv2D A { get; }
                [Conv2D(4, Padding = 1), BatchNorm] public partial Conv2D B { get; }
                {{last}}
            }
            """);
        Assert.All(result.Faults, fault => Assert.Equal(FaultId.OutputsRemoved, fault.Id));
        Assert.Equal(expected, result.Faults.Any() ? string.Join(' ', result.Faults.Select(f => f.Member)) : null);
    }

    [Theory]
    [InlineData("BatchNorm, Relu", null)]
    [InlineData("Relu, BatchNorm", "A")]
    [InlineData("Relu, Keep", null)]
    public void Check_BatchNormScale_NeedsOneDirectlyBehindEachLayer(string behind, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check($$"""
            [Network(2, 6, 6), Prune(Criterion.BatchNormScale, Rate = 0.5, Granularity = Granularity.Filter)]
            partial class Net
            {
                [Conv2D(4), {{behind}}] public partial Conv2D A { get; }
                [Conv2D(4), BatchNorm] public partial Conv2D B { get; }
                [Dense(3), Keep] public partial Dense Last { get; }
            }
            """);
        Assert.All(result.Faults, fault => Assert.Equal(FaultId.CriterionLacksItsInput, fault.Id));
        Assert.Equal(expected, result.Faults.Select(fault => fault.Member).SingleOrDefault());
    }

    [Theory]
    [InlineData("SoftmaxCrossEntropy", false)]
    [InlineData("MeanSquaredError", true)]
    public void Check_MutualInformation_NeedsClasses(string loss, bool isFault)
    {
        Result<CheckedNetwork> result = Declared.Check($$"""
            [Network(2, Loss = Loss.{{loss}})]
            [Prune(Criterion.MutualInformation, Rate = 0.5, Granularity = Granularity.Neuron)]
            partial class Net
            {
                [Dense(4), Relu] public partial Dense A { get; }
                [Dense(4), Relu] public partial Dense B { get; }
                [Dense(3), Keep] public partial Dense Last { get; }
            }
            """);
        Assert.Equal(
            isFault ? [(FaultId.CriterionLacksItsInput, "")] : [],
            result.Faults.Select(fault => (fault.Id, fault.Member)));
    }

    [Theory]
    [InlineData("Relu", "Relu", null)]
    [InlineData("BatchNorm, Relu, Dropout(0.5)", "Relu", null)]
    [InlineData("Relu, MaxPool(2)", "Relu", null)]
    [InlineData("Tanh", "Relu", "A")]
    [InlineData("Relu", "LeakyRelu", "B")]
    public void Check_ActivationZeros_NeedsAReluLastBehindEachLayer(string first, string second, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check($$"""
            [Network(2, 6, 6), Prune(Criterion.ActivationZeros, Rate = 0.5, Granularity = Granularity.Filter)]
            partial class Net
            {
                [Conv2D(4), {{first}}] public partial Conv2D A { get; }
                [Dense(4), {{second}}] public partial Dense B { get; }
                [Dense(3), Keep] public partial Dense Last { get; }
            }
            """);
        Assert.All(result.Faults, fault => Assert.Equal(FaultId.CriterionLacksItsInput, fault.Id));
        Assert.Equal(expected, result.Faults.Select(fault => fault.Member).SingleOrDefault());
    }

    [Theory]
    [InlineData("OptimalBrainSurgeon", 46_340, false)]
    [InlineData("OptimalBrainSurgeon", 46_341, true)]
    [InlineData("SparseGpt", 46_341, true)]
    [InlineData("WoodFisher", 46_341, false)]
    public void Check_HessianThatNoArrayHolds_IsAFault(string criterion, int inputs, bool isFault)
    {
        Result<CheckedNetwork> result = Declared.Check($$"""
            [Network({{inputs}}), Prune(Criterion.{{criterion}}, Rate = 0.5)]
            partial class Net
            {
                [Dense(4), Relu] public partial Dense A { get; }
                [Dense(3)] public partial Dense Last { get; }
            }
            """);
        Assert.Equal(
            isFault ? [(FaultId.CriterionLacksItsInput, "A")] : [],
            result.Faults.Select(fault => (fault.Id, fault.Member)));
    }

    [Fact]
    public void Plan_MembersOfEveryKind_AreCounted()
    {
        Assert.Equal(
            """
            rounds 2, fine-tune epochs 1, rewind None
            group  criterion                          rate  members  collapse  minimum  removed
            A B    Magnitude, Filter Mean normalised   0.5       13  Floor           2  4 6
            C      Magnitude, 2:4                      0.5     2304  Floor           1  675 1152
            D      Wanda                              0.25     1152  Floor           1  154 288
            Last   Random                              0.5       12  Floor           1  4 6

            """,
            PruningPlanPrinter.Print(Declared.Plan("""
                [Network(2, 6, 6), Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)]
                [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5, Granularity = Granularity.Filter,
                    Aggregation = Aggregation.Mean, Normalize = true, MinimumKept = 2)]
                partial class Net
                {
                    [Conv2D(5, Padding = 1), Relu] public partial Conv2D A { get; }
                    [Conv2D(8, Padding = 1), Relu] public partial Conv2D B { get; }
                    [Conv2D(32, Padding = 1), Prune(Criterion.Magnitude, Granularity = Granularity.NofM)]
                    public partial Conv2D C { get; }
                    [Conv2D(4, Padding = 1), GlobalAveragePool, Prune(Criterion.Wanda, Scope.Output, Rate = 0.25)]
                    public partial Conv2D D { get; }
                    [Dense(3), Prune(Criterion.Random, Rate = 0.5)] public partial Dense Last { get; }
                }
                """)));
    }

    [Theory]
    [InlineData("Magnitude, Rate = 0.5", "MagnitudeCriterion()", "")]
    [InlineData(
        "Magnitude, Rate = 0.5, Granularity = Granularity.Neuron, Norm = Norm.L2",
        "MagnitudeCriterion(global::Pruning.Norm.L2)",
        ", Granularity = global::Pruning.Granularity.Neuron")]
    [InlineData(
        "Taylor, Scope.Global, Rate = 0.5, Reduction = Reduction.MeanOfSquares, Granularity = Granularity.Filter, "
            + "Aggregation = Aggregation.Max, Normalize = true",
        "TaylorCriterion(0, false, global::Pruning.Reduction.MeanOfSquares)",
        ", Granularity = global::Pruning.Granularity.Filter, Aggregation = global::Pruning.Aggregation.Max, "
            + "Normalize = true")]
    [InlineData("SynFlow, Rate = 0.5", "SynFlowCriterion(100)", "")]
    [InlineData("Grasp, Rate = 0.5, Samples = 7", "GraspCriterion(7, false)", "")]
    [InlineData("OptimalBrainSurgeon, Rate = 0.5", "OptimalBrainSurgeonCriterion(0, false, 0d)", "")]
    [InlineData(
        "WoodFisher, Rate = 0.5, Shuffle = true, Damping = 0.5, BlockSize = 9",
        "WoodFisherCriterion(0, true, 0.5d, 9)",
        "")]
    [InlineData(
        "SparseGpt, Granularity = Granularity.NofM, N = 1, M = 3",
        "SparseGptCriterion(0, false, 0d, 0)",
        ", Granularity = global::Pruning.Granularity.NofM, N = 1, M = 3")]
    [InlineData(
        "MutualInformation, Rate = 0.5, Granularity = Granularity.Neuron",
        "MutualInformationCriterion(0, false)",
        ", Granularity = global::Pruning.Granularity.Neuron")]
    [InlineData("Movement, Rate = 0.5", "MovementCriterion(0, false)", "")]
    public void Emit_Group_SaysWhatIsDeclaredAndNotTheDefault(string policy, string criterion, string members)
    {
        CheckedNetwork? network = Check(policy).Value;
        Assert.NotNull(network);
        string text = PruningGroupTemplate.Create(network.Pruning.Groups[0], _ => 3);
        Assert.StartsWith(
            "new() { Layers = [3], Criterion = new global::Pruning.Criteria." + criterion + ", Scope = ",
            text,
            StringComparison.Ordinal);
        Assert.EndsWith(", MinimumKept = 1" + members + " },", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Granularity = Granularity.Neuron", "Magnitude, Neuron A removes 2")]
    [InlineData("Granularity = Granularity.Neuron, Norm = Norm.L2", "Magnitude L2, Neuron A removes 2")]
    [InlineData("Granularity = Granularity.NofM", "Magnitude, 2:4 A removes 30")]
    [InlineData("MinimumKept = 1", "Magnitude A removes 30")]
    public void Recipe_OfAPolicy_SaysWhatItRemoves(string setting, string expected)
    {
        CheckedNetwork? network = Check("Magnitude, Rate = 0.5, " + setting).Value;
        Assert.NotNull(network);
        Assert.Contains("; " + expected + " Floor 1", Fingerprint.Recipe(network), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SynFlow, Rate = 0.5, Iterations = 7", "SynFlow in 7 steps A removes 30")]
    [InlineData(
        "WoodFisher, Rate = 0.5, Damping = 0.5, BlockSize = 9",
        "WoodFisher of 0 AbsOfMean damping 0.5 blocks 9 A removes 30")]
    public void Recipe_OfACriterion_SaysItsSettings(string policy, string expected)
    {
        CheckedNetwork? network = Check(policy).Value;
        Assert.NotNull(network);
        Assert.Contains("; " + expected, Fingerprint.Recipe(network), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fisher", "AbsOfMean", true)]
    [InlineData("Taylor", "AbsOfMean", false)]
    [InlineData("Taylor", "MeanOfSquares", true)]
    [InlineData("Snip", "MeanOfSquares", false)]
    [InlineData("SynFlow", "AbsOfMean", true)]
    [InlineData("GeometricMedian", "AbsOfMean", false)]
    public void NeedsGraph_OfACriterion_IsThatOfItsPasses(string criterion, string reduction, bool expected)
    {
        Assert.Equal(
            expected,
            Enum.Parse<Vocabulary.Criterion>(criterion).NeedsGraph(Enum.Parse<Vocabulary.Reduction>(reduction)));
    }

    private static void RequireFaults(string policy, string? expected)
    {
        Assert.Equal(
            expected is null ? [] : [expected],
            Check(policy).Faults.Select(fault => fault.Id + " " + string.Join("|", fault.Arguments)));
    }

    // A has 5 neurons of 12 weights.
    private static Result<CheckedNetwork> Check(string policy) => Declared.Check($$"""
        [Network(12), Prune(Criterion.{{policy}})]
        partial class Net
        {
            [Dense(5), Relu] public partial Dense A { get; }
            [Dense(3), Keep] public partial Dense Last { get; }
        }
        """);
}
