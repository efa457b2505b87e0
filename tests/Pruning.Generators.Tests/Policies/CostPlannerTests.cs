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

/// <summary>Which numbers of a rate in weights or multiply-adds stand in the plan, and what is wrong with
/// others.</summary>
public class CostPlannerTests
{
    private const string Structured = "Granularity = Granularity.Channel, Unit = RateUnit.";

    [Theory]
    [InlineData("Magnitude, Rate = 0.6, Unit = RateUnit.Weights", "A 32 | B 389 | C 346", 0)]
    [InlineData("Magnitude, Rate = 0.6, Unit = RateUnit.Macs", "A 32 | B 389 | C 346", 0)]
    [InlineData("Wanda, Scope.Output, Rate = 0.6, Unit = RateUnit.Macs", "A 32 | B 389 | C 346", 0)]
    [InlineData("Magnitude, Scope.Uniform, Rate = 0.6, Unit = RateUnit.Macs", "A B C 767", 0)]
    [InlineData("Magnitude, Scope.Global, Rate = 0.6, Unit = RateUnit.Weights", "A B C 767", 0)]
    [InlineData(
        "Magnitude, Granularity = Granularity.NofM, N = 1, M = 3, Unit = RateUnit.Macs", "A 36 | B 432 | C 384", 0)]
    public void Plan_LayersThatLoseAFractionOfTheirWeights_LoseThatInEveryUnit(
        string policy, string expected, long cost)
    {
        PruningPlan plan = Declared.Plan(Net("Prune(Criterion." + policy + ")"));

        Assert.Equal(expected, string.Join(" | ", plan.Groups.Select(Text)));
        Assert.All(plan.Groups, group => Assert.Equal(cost, group.Cost));
    }

    // 54, 648 and 576 weights for 100, 64 and 1 pixels: 5400 + 41472 + 576 multiply-adds. Last reads 36 weights of C.
    [Theory]
    [InlineData("Global, Rate = 0.6, Unit = RateUnit.Macs", "A B C until 28469", 47448)]
    [InlineData("ErdosRenyi, Rate = 0.6, Unit = RateUnit.Macs", "A B C until 28469", 47448)]
    [InlineData("ErdosRenyiKernel, Rate = 0.6, Unit = RateUnit.Macs", "A B C until 28469", 47448)]
    [InlineData("Global, Rate = 0.6, " + Structured + "Macs", "A B C until 28491", 47484)]
    [InlineData("Global, Rate = 0.6, " + Structured + "Weights", "A B C until 789", 1314)]
    [InlineData(
        "Global, Rate = 0.6, Granularity = Granularity.Filter, Unit = RateUnit.Weights", "A B C until 767", 1278)]
    public void Plan_ScoresThatSpreadARemoval_HaveACost(string policy, string expected, long cost)
    {
        PruningGroup group =
            Assert.Single(Declared.Plan(Net("Prune(Criterion.Magnitude, Scope." + policy + ")")).Groups);

        Assert.Equal(expected, Text(group));
        Assert.Equal(cost, group.Cost);
    }

    [Fact]
    public void Plan_Rounds_TakeTheRateOfEach()
    {
        PruningPlan plan = Declared.Plan(Net(
            "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6, " + Structured + "Macs), "
            + "Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 1, Spacing = RoundSpacing.Linear)"));
        Assert.Equal([9497, 18994, 28491], plan.Groups.Single().CostAfterRound);

        int[][] rounds =
        [
            .. new[] { 0.2, 0.4, 0.6 }.Select(rate => (int[])[.. Declared.Plan(Net(FormattableString.Invariant(
                $"Prune(Criterion.Magnitude, Rate = {rate}, {Structured}Macs)"))).Groups
                .Select(group => group.RemovedAfterRound.Single())]),
        ];
        PruningPlan local = Declared.Plan(Net(
            "Prune(Criterion.Magnitude, Rate = 0.6, " + Structured + "Macs), "
            + "Schedule(When.AfterTraining, Rounds = 3, FineTuneEpochs = 1, Spacing = RoundSpacing.Linear)"));
        Assert.Equal(
            rounds,
            Enumerable.Range(0, 3).Select(round => local.Groups.Select(group => group.RemovedAfterRound[round])));
    }

    // Rows that have gone as channels are rows that have gone; what other rows and channels have in common, data says.
    [Theory]
    [InlineData("Channel", "Filter", true)]
    [InlineData("Channel", "Channel", true)]
    [InlineData("Filter", "Filter", true)]
    [InlineData("Filter", "Channel", false)]
    [InlineData("Weight", "Filter", false)]
    [InlineData("Weight", "Channel", false)]
    public void Plan_SecondPolicy_HasCountsWhereTheyAreKnown(string first, string second, bool isKnown)
    {
        PruningPlan plan = Declared.Plan(Net(
            "Prune(Criterion.Random, Rate = 0.3, Granularity = Granularity." + first + "), "
            + "Prune(Criterion.Magnitude, Rate = 0.7, Unit = RateUnit.Weights, "
            + "Granularity = Granularity." + second + ")"));

        PruningGroup[] groups = [.. plan.Groups.Where(group => group.Order == 1)];
        Assert.Equal(3, groups.Length);
        Assert.All(groups, group => Assert.Equal(
            (isKnown, !isKnown), (group.RemovedAfterRound.Count == 1, group.CostAfterRound.Count == 1)));
    }

    // Order 0 takes half of the channels, which is three quarters of what lies between; order 1 counts that.
    [Fact]
    public void Plan_WhatAnEarlierPolicyRemoved_CountsAsRemoved()
    {
        const string Layers = """
            [Dense(10), Relu] public partial Dense A { get; }
            [Dense(10), Relu] public partial Dense B { get; }
            [Dense(2), Keep] public partial Dense Last { get; }
            """;
        PruningPlan plan = Declared.Plan(
            "[Network(10), Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Channel), "
            + "Prune(Criterion.Magnitude, Rate = 0.7, Unit = RateUnit.Weights, Granularity = Granularity.Neuron)]\n"
            + "partial class Net\n{\n" + Layers + "\n}");

        // A keeps 5 x 10 of 100, B 5 x 5: 75 of 200 are left, and 60 shall be. Four rows of each leave 40 + 20.
        Assert.Equal([5, 5, 6, 6], plan.Groups.Select(group => group.RemovedAfterRound.Single()));
    }

    // After one of two rounds 3 channels of each are gone, 81 weights, and 1 - 0.3^(1/2) of 200 are 91: four rows.
    [Fact]
    public void Plan_OfRounds_CountsWhatAnEarlierPolicyHasRemovedByThen()
    {
        PruningPlan plan = Declared.Plan("""
            [Network(10), Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)]
            [Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Channel)]
            [Prune(Criterion.Magnitude, Rate = 0.7, Unit = RateUnit.Weights, Granularity = Granularity.Neuron)]
            partial class Net
            {
                [Dense(10), Relu] public partial Dense A { get; }
                [Dense(10), Relu] public partial Dense B { get; }
                [Dense(2), Keep] public partial Dense Last { get; }
            }
            """);

        Assert.Equal([3, 3, 4, 4], plan.Groups.Select(group => group.RemovedAfterRound[0]));
        Assert.Equal([5, 5, 6, 6], plan.Groups.Select(group => group.RemovedAfterRound[1]));
    }

    // Of 8 neurons 4 or none can go where what stays is a multiple of 4.
    [Theory]
    [InlineData("Rate = 0.5", null)]
    [InlineData("Rate = 0.51", FaultId.CostOutOfReach)]
    public void Check_RateOutOfReachOfMultiples_IsAFault(string rate, object? expected)
    {
        Result<CheckedNetwork> network = Declared.Check(
            "[Network(4), Prune(Criterion.Magnitude, Granularity = Granularity.Neuron, Unit = RateUnit.Weights, "
            + "RoundTo = 4, " + rate + """
            )]
            partial class Net
            {
                [Dense(8), Relu] public partial Dense A { get; }
                [Dense(2), Keep] public partial Dense Last { get; }
            }
            """);

        Assert.Equal((FaultId?)expected, network.Faults.SingleOrDefault()?.Id);
    }

    [Theory]
    [InlineData("Rate = 0.9, " + Structured + "Weights", "Net|0.9|weights|", "|1|channels|each group of channels")]
    [InlineData(
        "Rate = 0.9, MinimumKept = 2, Granularity = Granularity.Filter, Unit = RateUnit.Macs",
        "Net|0.9|multiply-adds|",
        "|2|filters|each of its layers")]
    [InlineData(
        "Rate = 0.9, Collapse = Collapse.Allow, Granularity = Granularity.Filter, Unit = RateUnit.Macs",
        "Net|0.9|multiply-adds|",
        "|1|filters|each of its layers")]
    public void Check_RateOutOfReach_SaysWhatCanBeReached(string policy, string begin, string end)
    {
        const string Small = """
            [Conv2D(4), Relu] public partial Conv2D A { get; }
            [Conv2D(5), Relu] public partial Conv2D B { get; }
            [Dense(2), Keep] public partial Dense Last { get; }
            """;
        string At(string text) =>
            "[Network(2, 6, 6), Prune(Criterion.Magnitude, " + text + ")] partial class Net\n{\n" + Small + "\n}";

        Fault fault = Assert.Single(Declared.Check(At(policy)).Faults);
        string arguments = string.Join('|', fault.Arguments);
        Assert.Equal(FaultId.CostOutOfReach, fault.Id);
        Assert.StartsWith(begin, arguments, StringComparison.Ordinal);
        Assert.EndsWith(end, arguments, StringComparison.Ordinal);

        // What it says is true: so much can go, and a ten-thousandth more cannot.
        double most = double.Parse(fault.Arguments[3], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Empty(Declared.Check(At(policy.Replace("0.9", Invariant.Text(most), StringComparison.Ordinal))).Faults);
        Assert.Equal(
            FaultId.CostOutOfReach,
            Assert.Single(Declared.Check(At(policy.Replace(
                "0.9", Invariant.Text(Math.Round(most + 0.0001, 4)), StringComparison.Ordinal))).Faults).Id);
    }

    // Two layers of 8 and 4 weights for one global policy: one weight stays of each, or of both.
    [Theory]
    [InlineData("Rate = 0.83", null)]
    [InlineData("Rate = 0.84", FaultId.CostOutOfReach)]
    [InlineData("Rate = 0.91, Collapse = Collapse.Allow", null)]
    [InlineData("Rate = 0.92, Collapse = Collapse.Allow", FaultId.CostOutOfReach)]
    [InlineData("Rate = 0.92, MinimumKept = 0", FaultId.CostOutOfReach)]
    public void Check_GlobalRateOutOfReach_IsAFault(string policy, object? expected)
    {
        Result<CheckedNetwork> network = Declared.Check(
            "[Network(4), Prune(Criterion.Magnitude, Scope.Global, Unit = RateUnit.Macs, " + policy + ")]\n"
            + "partial class Net { [Dense(2), Relu] public partial Dense A { get; } "
            + "[Dense(2)] public partial Dense B { get; } }");

        Assert.Equal(expected is null ? [] : [(FaultId)expected], network.Faults.Select(fault => fault.Id));
    }

    [Theory]
    [InlineData("Prune(Criterion.SynFlow, Scope.Global, Rate = 0.5, Unit = RateUnit.Macs)", "SynFlow removes a fixed")]
    [InlineData("Prune(Criterion.SynFlow, Rate = 0.5, " + Structured + "Weights)", "SynFlow removes a fixed")]
    [InlineData(
        "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5, Unit = RateUnit.Macs), Regrow(Growth.Gradient)",
        "[Regrow] keeps a fixed")]
    [InlineData(
        "Prune(Criterion.Movement, Scope.Global, Rate = 0.5, Unit = RateUnit.Macs), Learn(LearnedMask.Movement)",
        "learned scores keep a fixed")]
    [InlineData("Prune(Criterion.SynFlow, Rate = 0.5, Unit = RateUnit.Macs)", null)]
    [InlineData("Prune(Criterion.Magnitude, Rate = 0.5, Unit = RateUnit.Macs), Regrow(Growth.Gradient)", null)]
    [InlineData("Prune(Criterion.Movement, Rate = 0.5, Unit = RateUnit.Macs), Learn(LearnedMask.Movement)", null)]
    public void Check_WhatNeedsAFixedNumber_CannotCountOtherwise(string policies, string? why)
    {
        EquatableArray<Fault> faults = Declared.Check(Net(policies)).Faults;
        if (why is null)
        {
            Assert.Empty(faults);
        }
        else
        {
            Fault fault = Assert.Single(faults);
            Assert.Equal(FaultId.UnitNotCounted, fault.Id);
            Assert.StartsWith(why, fault.Arguments[2], StringComparison.Ordinal);
        }
    }

    // Each of the layers would be empty: of 6 filters, channels or neurons, 54 weights.
    [Theory]
    [InlineData("Weight", "Local", 0.995)]
    [InlineData("Weight", "Output", 0.995)]
    [InlineData("Neuron", "Local", 0.95)]
    [InlineData("Filter", "Local", 0.95)]
    [InlineData("Channel", "Local", 0.99)]
    [InlineData("Weight", "Global", 0.9999)]
    [InlineData("Weight", "Uniform", 0.9999)]
    [InlineData("Weight", "ErdosRenyi", 0.9999)]
    [InlineData("Neuron", "Global", 0.95)]
    [InlineData("Filter", "Uniform", 0.95)]
    [InlineData("Channel", "Global", 0.99)]
    [InlineData("Channel", "Uniform", 0.99)]
    public void Check_RateThatEmptiesALayer_IsAFault(string granularity, string scope, double rate)
    {
        foreach (string unit in (string[])["Members", "Weights", "Macs"])
        {
            EquatableArray<Fault> faults = Declared.Check(Net(FormattableString.Invariant(
                $"Prune(Criterion.Magnitude, Scope.{scope}, Rate = {rate}, Granularity = Granularity.{granularity}, ")
                + "Unit = RateUnit." + unit + ")")).Faults;

            Assert.NotEmpty(faults);
            Assert.All(faults, fault => Assert.Contains(
                fault.Id, (FaultId[])[FaultId.LayerEmptied, FaultId.CostOutOfReach]));
        }
    }

    [Fact]
    public void Emit_Group_SaysItsCost()
    {
        PruningGroup global = Declared.Plan(Net(
            "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.6, Unit = RateUnit.Macs)")).Groups[0];
        Assert.Contains(
            "Members = 1278, RemovedAfterRound = [], Unit = global::Pruning.RateUnit.Macs, Policy = 1, Cost = 47448, "
            + "CostAfterRound = [28469], Collapse = ",
            PruningGroupTemplate.Create(global, _ => 0),
            StringComparison.Ordinal);

        PruningGroup local = Declared.Plan(Net(
            "Prune(Criterion.Magnitude, Rate = 0.6, Granularity = Granularity.Filter, Unit = RateUnit.Weights)"))
            .Groups[2];
        Assert.Contains(
            "RemovedAfterRound = [8], Unit = global::Pruning.RateUnit.Weights, Policy = 1, Cost = 1278, Collapse = ",
            PruningGroupTemplate.Create(local, _ => 0),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Recipe_OfAnotherUnit_IsAnother()
    {
        string[] recipes = [.. new[] { "Members", "Weights", "Macs" }.SelectMany(unit => new[] { "Local", "Global" }
            .Select(scope => Fingerprint.Recipe(Declared.Check(Net(
                "Prune(Criterion.Magnitude, Scope." + scope + ", Rate = 0.6, " + Structured + unit + ")")).Value!)))];
        Assert.Equal(6, recipes.Distinct().Count());
    }

    [Fact]
    public void Check_UndefinedUnit_IsAFault()
    {
        Fault fault = Assert.Single(
            Declared.Check(Net("Prune(Criterion.Magnitude, Rate = 0.6, Unit = (RateUnit)7)")).Faults);
        Assert.Equal(("ValueUndefined", "Prune|7|RateUnit"), (fault.Id.ToString(), string.Join('|', fault.Arguments)));
    }

    private static string Text(PruningGroup group) =>
        string.Join(" ", group.Layers) + (group.CostAfterRound.Count > 0
            ? " until " + string.Join(" ", group.CostAfterRound)
            : " " + string.Join(" ", group.RemovedAfterRound));

    private static string Net(string attributes) =>
        "[Network(1, 12, 12), " + attributes + "]\n" + """
            partial class Net
            {
                [Conv2D(6), Relu] public partial Conv2D A { get; }
                [Conv2D(12), Relu, MaxPool(3), Flatten] public partial Conv2D B { get; }
                [Dense(12), Relu] public partial Dense C { get; }
                [Dense(3), Keep] public partial Dense Last { get; }
            }
            """;
}
