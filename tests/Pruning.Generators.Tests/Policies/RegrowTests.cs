using System.Linq;
using Pruning.Generators.Declarations;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

/// <summary>[Regrow] from the attribute to the plan.</summary>
public class RegrowTests
{
    [Fact]
    public void Read_EveryArgument_IsKept()
    {
        NetworkDeclaration network = Declared.Network(Net(
            "Regrow(Growth.Splicing, Fraction = 0.2, Anneal = Anneal.Cosine, EverySteps = 3, EveryEpochs = 0.5, "
            + "EndEpoch = 4, WarmupEpochs = 2, Gamma = 0.25, Power = 3)"));
        Assert.Equal(
            new RegrowDeclaration(Vocabulary.Growth.Splicing)
            {
                Fraction = 0.2,
                Anneal = Vocabulary.Anneal.Cosine,
                EverySteps = 3,
                EveryEpochs = 0.5,
                EndEpoch = 4,
                WarmupEpochs = 2,
                Gamma = 0.25,
                Power = 3,
                Given = (GivenRegrowValues)255,
            },
            network.Regrow);
    }

    // Defaults of the attribute are those that the reader has.
    [Fact]
    public void Read_NoArgument_HasTheDefaultsOfTheAttribute()
    {
        var attribute = new global::Pruning.RegrowAttribute(global::Pruning.Growth.Dense);
        Assert.Equal(
            new RegrowDeclaration((Vocabulary.Growth)attribute.Growth)
            {
                Fraction = attribute.Fraction,
                Anneal = (Vocabulary.Anneal)attribute.Anneal,
                EverySteps = attribute.EverySteps,
                EveryEpochs = attribute.EveryEpochs,
                EndEpoch = attribute.EndEpoch,
                WarmupEpochs = attribute.WarmupEpochs,
                Gamma = attribute.Gamma,
                Power = attribute.Power,
            },
            Declared.Network(Net("Regrow(Growth.Dense)")).Regrow);
    }

    [Theory]
    [InlineData(
        "Growth.Random",
        "Random 0.3 Constant every 1 epochs to epoch 6", Vocabulary.When.AtInitialization, false)]
    [InlineData(
        "Growth.Gradient",
        "Gradient 0.3 Cosine every 100 steps to epoch 6", Vocabulary.When.AtInitialization, false)]
    [InlineData(
        "Growth.Momentum",
        "Momentum 0.5 Cosine every 1 epochs to epoch 6", Vocabulary.When.AtInitialization, true)]
    [InlineData("Growth.Shadow", "Shadow every 16 steps to epoch 6", Vocabulary.When.DuringTraining, true)]
    [InlineData(
        "Growth.Splicing",
        "Splicing every 1 steps to epoch 6 with (1 + 0.0001 t)^-1",
        Vocabulary.When.DuringTraining, true)]
    [InlineData("Growth.Dense", "Dense every 5 epochs from epoch 5 to epoch 6", Vocabulary.When.DuringTraining, false)]
    [InlineData(
        "Growth.Dense, EveryEpochs = 2, WarmupEpochs = 0, EndEpoch = 8",
        "Dense every 2 epochs from epoch 0 to epoch 8", Vocabulary.When.DuringTraining, false)]
    [InlineData(
        "Growth.Gradient, EveryEpochs = 0.5, Anneal = Anneal.Constant, Fraction = 0.1",
        "Gradient 0.1 Constant every 0.5 epochs to epoch 6", Vocabulary.When.AtInitialization, false)]
    [InlineData("Growth.Random, EverySteps = 7", "Random 0.3 Constant every 7 steps to epoch 6",
        Vocabulary.When.AtInitialization, false)]
    public void Plan_OfAGrowth_HasItsDefaults(string arguments, string expected, object when, bool hasShadow)
    {
        PruningPlan plan = Declared.Plan(Net("Train(Epochs = 8), Regrow(" + arguments + ")"));
        Assert.Equal(expected, plan.Regrowth!.ToString());
        Assert.Equal((when, hasShadow, 1, 8), (plan.When, plan.HasShadow, plan.Rounds, plan.FineTuneEpochs));
        Assert.Contains(
            ", regrowth " + expected + "\n", PruningPlanPrinter.Print(plan), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fraction = 0", "Fraction 0")]
    [InlineData("Fraction = 1", "Fraction 1")]
    [InlineData("EverySteps = -1", "EverySteps -1")]
    [InlineData("EveryEpochs = 0", "EveryEpochs 0")]
    [InlineData("EndEpoch = 10.5", "EndEpoch 10.5")]
    [InlineData("EndEpoch = 0", "EndEpoch 0")]
    public void Check_AValueOutOfRange_IsAFault(string arguments, string expected) =>
        Assert.Equal(
            ["RegrowValueOutOfRange " + expected],
            Faults("Regrow(Growth.Gradient, " + arguments + ")"));

    [Theory]
    [InlineData("Regrow(Growth.Shadow, Fraction = 0.1)", "SettingHasNoEffect Regrow Fraction")]
    [InlineData("Regrow(Growth.Dense, Anneal = Anneal.Cosine)", "SettingHasNoEffect Regrow Anneal")]
    [InlineData("Regrow(Growth.Random, WarmupEpochs = 1)", "SettingHasNoEffect Regrow WarmupEpochs")]
    [InlineData("Regrow(Growth.Shadow, Gamma = 1)", "SettingHasNoEffect Regrow Gamma")]
    [InlineData("Regrow(Growth.Shadow, Power = 1)", "SettingHasNoEffect Regrow Power")]
    [InlineData("Regrow((Growth)9)", "ValueUndefined Regrow 9")]
    [InlineData("Regrow(Growth.Random, Anneal = (Anneal)7)", "ValueUndefined Regrow 7")]
    [InlineData("Regrow(Growth.Random, EverySteps = 1, EveryEpochs = 1)", "RegrowTwoIntervals Net")]
    [InlineData("Train(Optimizer.Sgd, Momentum = 0), Regrow(Growth.Momentum)", "RegrowWithoutMomentum Net")]
    [InlineData(
        "Regrow(Growth.Random), Schedule(When.AfterTraining)", "RegrowWithOtherSchedule Net Random When.AfterTraining")]
    [InlineData(
        "Regrow(Growth.Random), Schedule(When.DuringTraining)",
        "RegrowWithOtherSchedule Net Random When.DuringTraining")]
    [InlineData(
        "Regrow(Growth.Dense), Schedule(When.AtInitialization)",
        "RegrowWithOtherSchedule Net Dense When.AtInitialization")]
    public void Check_WhatDoesNotFit_IsAFault(string attributes, string expected) =>
        Assert.Contains(Faults(attributes), fault => fault.StartsWith(expected, System.StringComparison.Ordinal));

    [Theory]
    [InlineData("Criterion.Lamp, Rate = 0.5", "Splicing", "RegrowOfOtherCriterion Splicing")]
    [InlineData("Criterion.Snip, Rate = 0.5", "Shadow", "RegrowOfOtherCriterion Shadow")]
    [InlineData(
        "Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Neuron", "Gradient",
        "RegrowOfOtherGranularity Net Net Neuron")]
    public void Check_APolicyThatDoesNotFit_IsAFault(string policy, string growth, string expected) =>
        Assert.Contains(
            PolicyRules.Check(Declared.Network(
                    "[Network(20), Prune(" + policy + "), Regrow(Growth." + growth + ")] partial class Net "
                    + "{ [Dense(7)] public partial Dense A { get; } "
                    + "[Dense(5), Keep] public partial Dense B { get; } }"))
                .Select(fault => fault.Id + " " + string.Join(" ", fault.Arguments)),
            fault => fault.StartsWith(expected, System.StringComparison.Ordinal));

    [Theory]
    [InlineData("Regrow(Growth.Shadow), Schedule(When.AtInitialization)")]
    [InlineData("Regrow(Growth.Splicing), Schedule(When.DuringTraining)")]
    [InlineData("Regrow(Growth.Gradient), Schedule(When.AtInitialization)")]
    public void Check_WhatFits_IsNoFault(string attributes) => Assert.Empty(Faults(attributes));

    // Whatever growth there is, rounds are none of the times at which weights come back.
    [Theory]
    [InlineData("Random", "AtInitialization, Rounds = 4", "Rounds")]
    [InlineData("Random", "AtInitialization, Rewind = Rewind.Initialization", "Rewind")]
    [InlineData("Gradient", "AtInitialization, FineTuneEpochs = 3", "FineTuneEpochs")]
    [InlineData("Shadow", "DuringTraining, Rounds = 4", "Rounds")]
    [InlineData("Splicing", "DuringTraining, Rewind = Rewind.LearningRate", "Rewind")]
    public void Check_RoundsOfATimeThatFits_AreReportedOnce(string growth, string schedule, string value) =>
        Assert.Equal(
            ["ScheduleValueOfOtherTime " + value],
            Declared.Check(Net("Regrow(Growth." + growth + "), Schedule(When." + schedule + ")"))
                .Faults.Select(fault => fault.Id + " " + fault.Arguments[0]));

    private static string[] Faults(string attributes) =>
    [
        .. RegrowRules.Check(Declared.Network(Net(attributes))).Select(fault =>
            fault.Id + " " + string.Join(" ", fault.Id == Generators.Diagnostics.FaultId.RegrowValueOutOfRange
                ? [fault.Arguments[0], fault.Arguments[2]]
                : fault.Arguments)),
    ];

    private static string Net(string attributes) =>
        "[Network(20), Prune(Criterion.Magnitude, Rate = 0.5), " + attributes + "] partial class Net "
        + "{ [Dense(7)] public partial Dense A { get; } [Dense(5)] public partial Dense B { get; } }";
}
