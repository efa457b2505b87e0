using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

public class PruningPlannerTests
{
    [Fact]
    public void Plan_GlobalPolicyInRounds_IsOneGroup()
    {
        Assert.Equal(
            """
            rounds 4, fine-tune epochs 2, rewind None
            group            criterion  rate  members  collapse  minimum  removed
            Hidden1 Hidden2  Magnitude   0.8   265200  Floor           1  87850 146599 185887 212160

            """,
            PruningPlanPrinter.Print(Declared.Plan(LeNet(
                "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8), "
                    + "Schedule(When.AfterTraining, Rounds = 4, FineTuneEpochs = 2)",
                third: "Keep"))));
    }

    [Fact]
    public void Plan_LocalPolicy_IsAGroupPerLayer()
    {
        Assert.Equal(
            """
            rounds 1, fine-tune epochs 0, rewind None
            group    criterion  rate  members  collapse  minimum  removed
            Hidden1  Random      0.5   235200  Stop            3  117600
            Hidden2  Random      0.5    30000  Stop            3  15000
            Logits   Random      0.5     1000  Stop            3  500

            """,
            PruningPlanPrinter.Print(Declared.Plan(LeNet(
                "Prune(Criterion.Random, Rate = 0.5, Collapse = Collapse.Stop, MinimumKept = 3)"))));
    }

    [Fact]
    public void Plan_PolicyOnALayer_ReplacesThatOfTheClassAndKeepsTheOrder()
    {
        Assert.Equal(
            """
            rounds 2, fine-tune epochs 10, rewind Initialization
            group           criterion  rate  members  collapse  minimum  removed
            Hidden1         Random      0.2   235200  Floor           1  23520 47040
            Hidden2 Logits  Magnitude   0.8    31000  Floor           1  12400 24800

            """,
            PruningPlanPrinter.Print(Declared.Plan(LeNet(
                "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.8), "
                    + "Schedule(When.AfterTraining, Rounds = 2, "
                    + "Rewind = Rewind.Initialization, Spacing = RoundSpacing.Linear)",
                first: "Prune(Criterion.Random, Scope.Global, Rate = 0.2)"))));
    }

    [Fact]
    public void Plan_WithoutPolicy_HasNoRounds()
    {
        PruningPlan plan = Declared.Plan(LeNet("Train"));
        Assert.Equal(new PruningPlan([], 0, 0, Vocabulary.Rewind.None), plan);
        Assert.Equal("no pruning\n", PruningPlanPrinter.Print(plan));
    }

    [Theory]
    [InlineData("Rounds = 1", 0)]
    [InlineData("Rounds = 1, FineTuneEpochs = 3", 3)]
    [InlineData("Rounds = 3, FineTuneEpochs = 0", 0)]
    [InlineData("Rounds = 3, Rewind = Rewind.Initialization", 7)]
    [InlineData("Rounds = 3, Rewind = Rewind.Initialization, FineTuneEpochs = 2", 2)]
    public void Plan_FineTuneEpochs_DefaultToATrainingWhenRewinding(string schedule, int expected)
    {
        PruningPlan plan = Declared.Plan(LeNet(
            "Train(Epochs = 7), Prune(Criterion.Magnitude, Rate = 0.5), "
                + "Schedule(When.AfterTraining, " + schedule + ")"));
        Assert.Equal(expected, plan.FineTuneEpochs);
    }

    // A layer of 4 inputs and 5 units: 20 weights.
    [Theory]
    [InlineData("Rate = 0.95", null)]
    [InlineData("Rate = 0.96", null)]
    [InlineData("Rate = 0.98", nameof(FaultId.LayerEmptied))]
    [InlineData("Rate = 0.95, MinimumKept = 2", nameof(FaultId.LayerEmptied))]
    [InlineData("Rate = 0.9, MinimumKept = 2", null)]
    [InlineData("Rate = 0.95, MinimumKept = 2, Collapse = Collapse.Stop", nameof(FaultId.LayerEmptied))]
    [InlineData("Rate = 0.95, MinimumKept = 2, Collapse = Collapse.Allow", null)]
    [InlineData("Rate = 0.98, Collapse = Collapse.Allow", nameof(FaultId.LayerEmptied))]
    [InlineData("Rate = 0.98, MinimumKept = 0", nameof(FaultId.LayerEmptied))]
    [InlineData("Rate = 0.5, MinimumKept = 21", nameof(FaultId.MinimumKeptOutOfRange))]
    [InlineData("Rate = 0.5, MinimumKept = 21, Collapse = Collapse.Allow", null)]
    [InlineData("Rate = 0.5, MinimumKept = -1", nameof(FaultId.MinimumKeptOutOfRange))]
    [InlineData("Rate = 1", nameof(FaultId.RateOutOfRange))]
    [InlineData("Rate = -0.1", nameof(FaultId.RateOutOfRange))]
    [InlineData("Rate = double.NaN", nameof(FaultId.RateOutOfRange))]
    public void Plan_RateOfOneLayer_HasToLeaveWhatTheRuleKeeps(string policy, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check(
            "[Network(4), Prune(Criterion.Magnitude, " + policy + ")]\n"
                + "partial class Net { [Dense(5)] public partial Dense A { get; } }");
        Assert.Equal(expected is null ? [] : [expected], result.Faults.Select(fault => fault.Id.ToString()));
        Assert.Equal(expected is null, result.Succeeded);
    }

    [Theory]
    [InlineData("Prune(Criterion.Magnitude)", "Relu", "")]
    [InlineData("Prune(Criterion.Random, Scope.Global, Rate = 0)", "Relu", "")]
    [InlineData("Train", "Prune(Criterion.Magnitude)", "Hidden1")]
    public void Plan_RateOfZero_IsAWarningOnThePolicy(string attributes, string first, string member)
    {
        Result<CheckedNetwork> result = Declared.Check(LeNet(attributes, first));
        Fault fault = Assert.Single(result.Faults);
        Assert.Equal((FaultId.PolicyRemovesNothing, member), (fault.Id, fault.Member));
        Assert.NotNull(result.Value);
    }

    [Theory]
    [InlineData("Taylor, Rate = 0.5, Samples = 100, Shuffle = true, Reduction = Reduction.MeanOfSquares", null)]
    [InlineData("Fisher, Rate = 0.5, Samples = 1", null)]
    [InlineData("Lamp, Scope.Global, Rate = 0.5", null)]
    [InlineData("Snip, Rate = 0.5, Samples = -1", "SamplesOutOfRange Net|-1")]
    [InlineData("Taylor, Rate = 0.5, Reduction = (Reduction)7", "ValueUndefined Prune|7|Reduction")]
    [InlineData(
        "Lamp, Rate = 0.5, Samples = 10",
        "SettingHasNoEffect Prune|Samples|Net|Lamp looks at no data; remove it")]
    [InlineData(
        "Random, Rate = 0.5, Shuffle = true",
        "SettingHasNoEffect Prune|Shuffle|Net|Random looks at no data; remove it")]
    [InlineData(
        "Fisher, Rate = 0.5, Reduction = Reduction.MeanOfSquares",
        "SettingHasNoEffect Prune|Reduction|Net|Fisher brings samples together in one way only; remove it")]
    public void Plan_SettingsOfACriterion_HaveToMeanSomething(string policy, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check(
            "[Network(4), Prune(Criterion." + policy + ")]\n"
                + "partial class Net { [Dense(5)] public partial Dense A { get; } }");
        Assert.Equal(
            expected is null ? [] : [expected],
            result.Faults.Select(fault => fault.Id + " " + string.Join("|", fault.Arguments)));
    }

    // Two layers of 20 and 10 weights under one global policy.
    [Theory]
    [InlineData("Rate = 0.95", null)]
    [InlineData("Rate = 0.9, MinimumKept = 2", nameof(FaultId.LayerEmptied))]
    [InlineData("Rate = 0.86, MinimumKept = 2", null)]
    [InlineData("Rate = 0.96, Collapse = Collapse.Allow", null)]
    [InlineData("Rate = 0.99, Collapse = Collapse.Allow", nameof(FaultId.LayerEmptied))]
    [InlineData("Rate = 0.96", nameof(FaultId.LayerEmptied))]
    public void Plan_GlobalRate_HasToLeaveEveryLayerItsMinimum(string policy, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check($$"""
            [Network(4), Prune(Criterion.Magnitude, Scope.Global, {{policy}})]
            partial class Net
            {
                [Dense(5)] public partial Dense A { get; }
                [Dense(2)] public partial Dense B { get; }
            }
            """);
        Assert.Equal(expected is null ? [] : [expected], result.Faults.Select(fault => fault.Id.ToString()));
    }

    [Fact]
    public void Plan_OnlyWarnings_StillGivesAPlan()
    {
        Result<CheckedNetwork> result = Declared.Check("""
            [Network(4), Prune(Criterion.Magnitude, Rate = 0.5)]
            partial class Net
            {
                [Dense(5), Prune(Criterion.Random, Rate = 0.5)] public partial Dense A { get; }
            }
            """);
        Assert.Equal(FaultId.PolicyWithoutLayers, Assert.Single(result.Faults).Id);
        Assert.Equal(["A"], Assert.Single(result.Value!.Pruning.Groups).Layers);
    }

    [Theory]
    [InlineData("Prune((Criterion)99, Rate = 0.5)", "Criterion")]
    [InlineData("Prune(Criterion.Random, (Scope)7, Rate = 0.5)", "Scope")]
    [InlineData("Prune(Criterion.Random, Rate = 0.5, Collapse = (Collapse)7)", "Collapse")]
    [InlineData("Regularize((Norm)7, 1)", "Norm")]
    [InlineData("Prune(Criterion.Random, Rate = 0.5), Schedule((When)7)", "When")]
    [InlineData("Prune(Criterion.Random, Rate = 0.5), Schedule(When.AfterTraining, Rewind = (Rewind)7)", "Rewind")]
    [InlineData("Prune(Criterion.Random, Rate = 0.5), "
        + "Schedule(When.AfterTraining, Spacing = (RoundSpacing)7)", "RoundSpacing")]
    public void Plan_UndefinedEnumValue_IsNamed(string attributes, string type)
    {
        Fault fault = Assert.Single(Declared.Check(LeNet(attributes)).Faults);
        Assert.Equal((FaultId.ValueUndefined, type), (fault.Id, fault.Arguments[2]));
    }

    [Fact]
    public void Plan_TooManyRounds_IsAFaultAndNoTable()
    {
        Fault fault = Assert.Single(Declared.Check(LeNet(
            "Prune(Criterion.Random, Rate = 0.5), "
                + "Schedule(When.AfterTraining, Rounds = int.MaxValue, FineTuneEpochs = 1)")).Faults);
        Assert.Equal(FaultId.RoundsOutOfRange, fault.Id);
    }

    // The weights of a shortcut's projection belong to the sum: its [Keep] and its policy hold for them.
    [Theory]
    [InlineData("", "A B Sum_Projection Logits")]
    [InlineData("[Keep]", "A B Logits")]
    [InlineData("[Prune(Criterion.Random, Rate = 0.5)]", "A B Logits; Sum_Projection")]
    public void Plan_PolicyOfAResidualNetwork_ReachesTheProjection(string onTheSum, string groups)
    {
        PruningPlan plan = Declared.Plan($$"""
            [Network(4, 8, 8), Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)]
            partial class Net
            {
                [Conv2D(4, Padding = 1), BatchNorm, Relu] public partial Conv2D A { get; }
                [Conv2D(8, Padding = 1), BatchNorm] public partial Conv2D B { get; }
                [Add(nameof(A), Shortcut = Shortcut.Projection), Relu] {{onTheSum}} public partial Join Sum { get; }
                [Dense(5)] public partial Dense Logits { get; }
            }
            """);

        Assert.Equal(groups, string.Join("; ", plan.Groups.Select(group => string.Join(" ", group.Layers))));
        Assert.Equal(144 + 288 + 2560 + (onTheSum.Length == 0 ? 32 : 0), plan.Groups[0].Members);
    }

    private static string LeNet(string attributes, string first = "Relu", string third = "Sigmoid")
    {
        return $$"""
            [Network(784), {{attributes}}]
            partial class Net
            {
                [Dense(300), {{first}}] public partial Dense Hidden1 { get; }
                [Dense(100)] public partial Dense Hidden2 { get; }
                [Dense(10), {{third}}] public partial Dense Logits { get; }
            }
            """;
    }
}
