using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Lowering;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

/// <summary>What a schedule may say, and what becomes of it in the plan.</summary>
public class ScheduleRulesTests
{
    [Theory]
    [InlineData("When.AtInitialization", null)]
    [InlineData("When.AtInitialization, Rounds = 2",
        "ScheduleValueOfOtherTime Rounds|Net|AfterTraining|AtInitialization")]
    [InlineData("When.AtInitialization, FineTuneEpochs = 2",
        "ScheduleValueOfOtherTime FineTuneEpochs|Net|AfterTraining|AtInitialization")]
    [InlineData("When.AtInitialization, Rewind = Rewind.Initialization",
        "ScheduleValueOfOtherTime Rewind|Net|AfterTraining|AtInitialization")]
    [InlineData("When.AtInitialization, Power = 2",
        "ScheduleValueOfOtherTime Power|Net|DuringTraining|AtInitialization")]
    [InlineData("When.DuringTraining, Rounds = 2",
        "ScheduleValueOfOtherTime Rounds|Net|AfterTraining|DuringTraining")]
    [InlineData("When.DuringTraining, Spacing = RoundSpacing.Linear",
        "ScheduleValueOfOtherTime Spacing|Net|AfterTraining|DuringTraining")]
    [InlineData("When.AfterTraining, EverySteps = 5",
        "ScheduleValueOfOtherTime EverySteps|Net|DuringTraining|AfterTraining")]
    [InlineData("When.DuringTraining", null)]
    [InlineData(
        "When.DuringTraining, BeginEpoch = 2, EndEpoch = 2, EverySteps = 1, Power = 1, InitialRate = 0.49", null)]
    [InlineData("When.DuringTraining, EndEpoch = 9.999", null)]
    [InlineData("When.DuringTraining, BeginEpoch = -0.5",
        "ScheduleValueOutOfRange BeginEpoch|Net|-0.5|0 or more, and finite")]
    [InlineData("When.DuringTraining, EndEpoch = double.PositiveInfinity",
        "ScheduleValueOutOfRange EndEpoch|Net|Infinity|0 or more, and finite")]
    [InlineData("When.DuringTraining, EverySteps = 0", "ScheduleValueOutOfRange EverySteps|Net|0|1 or more")]
    [InlineData("When.DuringTraining, Power = 0", "ScheduleValueOutOfRange Power|Net|0|positive and finite")]
    [InlineData("When.DuringTraining, InitialRate = 1",
        "ScheduleValueOutOfRange InitialRate|Net|1|at least 0 and below the Rate of each policy")]
    [InlineData("When.DuringTraining, InitialRate = 0.5", "InitialRateTooHigh Net|0.5|Net|0.5")]
    [InlineData("When.DuringTraining, BeginEpoch = 8",
        "ScheduleOutsideTraining Net|8|7.5|its end lies before its beginning")]
    [InlineData("When.DuringTraining, EndEpoch = 10",
        "ScheduleOutsideTraining Net|0|10|no step of the 10 epochs of training comes at its end")]
    [InlineData("When.DuringTraining, Curve = RateCurve.Cosine, Power = 2",
        "SettingHasNoEffect Schedule|Power|Net|only RateCurve.Polynomial reads it; remove it")]
    [InlineData("When.DuringTraining, Curve = (RateCurve)9", "ValueUndefined Schedule|9|RateCurve")]
    [InlineData("(When)9", "ValueUndefined Schedule|9|When")]
    [InlineData("When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 9", null)]
    [InlineData("When.AfterTraining, Rewind = Rewind.Epoch", "RewindEpochUnreached Net|0|10")]
    [InlineData("When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 10", "RewindEpochUnreached Net|10|10")]
    [InlineData("When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 4, FineTuneEpochs = 7",
        "ReplayTooLong Net|7|Epoch|6")]
    [InlineData("When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 4, FineTuneEpochs = 0",
        "RewindWithoutTraining Net|Epoch")]
    [InlineData("When.AfterTraining, Rewind = Rewind.LearningRate, FineTuneEpochs = 10", null)]
    [InlineData("When.AfterTraining, Rewind = Rewind.LearningRate, FineTuneEpochs = 11",
        "ReplayTooLong Net|11|LearningRate|10")]
    [InlineData("When.AfterTraining, Rewind = Rewind.Random, FineTuneEpochs = 0", "RewindWithoutTraining Net|Random")]
    [InlineData("When.AfterTraining, RewindEpoch = 3",
        "SettingHasNoEffect Schedule|RewindEpoch|Net|only Rewind = Rewind.Epoch reads it; say so or remove it")]
    public void Check_Schedule_HasToFitItsTimeAndTheTraining(string schedule, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check(Net("Schedule(" + schedule + ")"));

        Assert.Equal(expected is null ? [] : [expected], result.Faults.Select(Text));
    }

    // Masks are learned in every step: only what a policy says is removed at the times of a schedule.
    [Theory]
    [InlineData("Learn(LearnedMask.NeuronThreshold), Schedule(When.DuringTraining)", "", "ScheduleWithoutPolicy Net")]
    [InlineData(
        "Learn(LearnedMask.HardConcrete), Schedule(When.AfterTraining, FineTuneEpochs = 2)", "",
        "ScheduleWithoutPolicy Net")]
    [InlineData(
        "Schedule(When.AtInitialization)", "Learn(LearnedMask.LayerThreshold, Strength = 1e-4), ",
        "ScheduleWithoutPolicy Net")]
    [InlineData(
        "Prune(Criterion.Random, Rate = 0.5), Schedule(When.AtInitialization)", "Learn(LearnedMask.NeuronThreshold), ",
        "PolicyWithoutLayers Net")]
    [InlineData(
        "Prune(Criterion.Movement, Rate = 0.5), Learn(LearnedMask.Movement), Schedule(When.DuringTraining)", "", null)]
    public void Check_ScheduleOfLearnedMasks_NeedsAPolicyThatHolds(string attributes, string layer, string? expected)
    {
        Result<CheckedNetwork> result = Declared.Check(
            "[Network(12), " + attributes + "] partial class Net { [Dense(10), " + layer
            + "Relu] public partial Dense A { get; } [Dense(4), " + (layer.Length > 0 ? layer : "Keep, ")
            + "Softmax] public partial Dense B { get; } }");

        Assert.Equal(expected is null ? [] : [expected], result.Faults.Select(Text));
    }

    [Theory]
    [InlineData("When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 3", 7)]
    [InlineData("When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 3, FineTuneEpochs = 2", 2)]
    [InlineData("When.AfterTraining, Rewind = Rewind.LearningRate", 10)]
    [InlineData("When.AfterTraining, Rewind = Rewind.LearningRate, FineTuneEpochs = 4", 4)]
    [InlineData("When.AfterTraining, Rewind = Rewind.Random", 10)]
    [InlineData("When.AtInitialization", 10)]
    [InlineData("When.DuringTraining", 10)]
    public void Plan_EpochsBehindARemoval_AreThoseThatAreReplayed(string schedule, int expected) =>
        Assert.Equal(expected, Declared.Plan(Net("Schedule(" + schedule + ")")).FineTuneEpochs);

    [Fact]
    public void Plan_Gradual_HasItsDefaultsResolved()
    {
        Assert.Equal(
            """
            rounds 1, fine-tune epochs 10, rewind None, Polynomial 3 from 0 at epoch 0 to 7.5 every 100 steps
            group  criterion  rate  members  collapse  minimum  removed
            A      Magnitude   0.5       20  Floor           1  10

            """,
            PruningPlanPrinter.Print(Declared.Plan(Net("Schedule(When.DuringTraining)"))));
    }

    // One value of the schedule is other in each, and each makes another run.
    [Fact]
    public void Recipe_OfAnotherSchedule_Differs()
    {
        string[] schedules =
        [
            "When.AfterTraining", "When.AtInitialization", "When.DuringTraining",
            "When.DuringTraining, BeginEpoch = 1", "When.DuringTraining, EndEpoch = 7",
            "When.DuringTraining, EverySteps = 99", "When.DuringTraining, Curve = RateCurve.Exponential",
            "When.DuringTraining, Curve = RateCurve.Cosine", "When.DuringTraining, Curve = RateCurve.OneCycle",
            "When.DuringTraining, Power = 1", "When.DuringTraining, InitialRate = 0.1",
            "When.AfterTraining, Rewind = Rewind.Initialization",
            "When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 1",
            "When.AfterTraining, Rewind = Rewind.Epoch, RewindEpoch = 2",
            "When.AfterTraining, Rewind = Rewind.LearningRate", "When.AfterTraining, Rewind = Rewind.Random",
        ];

        string[] recipes =
        [
            .. schedules.Select(schedule => Fingerprint.Recipe(
                Declared.Check(Net("Schedule(" + schedule + ")")).Value!)),
        ];

        Assert.Equal(schedules.Length, recipes.Distinct().Count());
    }

    private static string Text(Fault fault) => fault.Id + " " + string.Join("|", fault.Arguments);

    private static string Net(string schedule) =>
        "[Network(4), Train(Epochs = 10), Prune(Criterion.Magnitude, Rate = 0.5), " + schedule + "]\n"
            + "partial class Net { [Dense(5)] public partial Dense A { get; } }";
}
