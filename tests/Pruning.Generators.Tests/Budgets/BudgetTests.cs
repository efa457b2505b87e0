using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Budgets;

/// <summary>Budgets: what is said where a network costs more, or may.</summary>
public class BudgetTests
{
    // 784 x 300 + 300 + 300 x 10 + 10 = 238510 parameters, 238200 multiply-adds.
    [Theory]
    [InlineData("", "MaxParameters = 238510", null)]
    [InlineData("", "MaxMacs = 238200, MaxBytes = 954040, MaxParameters = 238510", null)]
    [InlineData(
        "", "MaxParameters = 238509",
        "BudgetExceeded Net|238510|parameters|238509|layer 'Hidden' has the most of them, 235500")]
    [InlineData(
        "", "MaxMacs = 238199",
        "BudgetExceeded Net|238200|multiply-adds|238199|layer 'Hidden' has the most of them, 235200")]
    [InlineData(
        "", "MaxBytes = 954039",
        "BudgetExceeded Net|954040|bytes|954039|layer 'Hidden' has the most of them, 942000")]
    [InlineData(
        "Prune(Criterion.Magnitude, Rate = 0.5)", "MaxMacs = 100000",
        "BudgetExceeded Net|119100|multiply-adds|100000|Rate = 0.59 would do")]
    [InlineData("Prune(Criterion.Magnitude, Rate = 0.59)", "MaxMacs = 100000", null)]
    [InlineData(
        "Prune(Criterion.Magnitude, Rate = 0.5)", "MaxMacs = 100",
        "BudgetExceeded Net|119100|multiply-adds|100|layer 'Hidden' has the most of them, 117600")]
    [InlineData(
        "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)", "MaxParameters = 119409",
        "BudgetExceeded Net|119410|parameters|119409|Rate = 0.51 would do")]
    [InlineData("Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5)", "MaxParameters = 119410", null)]
    [InlineData("", "MaxMacs = -5", "BudgetNegative MaxMacs|Net|-5")]
    [InlineData("", "", "BudgetWithoutLimit Net")]
    [InlineData("", "MaxBytes = 0", "BudgetWithoutLimit Net")]
    public void Check_Limits_SayWhatIsExceeded(string policy, string limits, string? expected)
    {
        RequireFault(expected, Declared.Check(Dense(policy, limits)));
    }

    // Half of the neurons and more cannot go: the first rate that is tried has an error.
    [Fact]
    public void Check_WhereHighRatesHaveErrors_SaysTheOneThatWouldDo()
    {
        RequireFault(
            "BudgetExceeded Net|214380|multiply-adds|170000|Rate = 0.29 would do",
            Declared.Check("""
                [Network(784), Budget(MaxMacs = 170000)]
                [Prune(Criterion.Magnitude, Rate = 0.1, MinimumKept = 150, Granularity = Granularity.Neuron)]
                partial class Net
                {
                    [Dense(300), Relu] public partial Dense Hidden { get; }
                    [Dense(10), Keep] public partial Dense Logits { get; }
                }
                """));
    }

    // 8 x 9 x 676 multiply-adds of Conv, 54080 of Logits: 27076 of 54152 weights go.
    [Theory]
    [InlineData("", 76000, null)]
    [InlineData("", 75676, null)]
    [InlineData("", 75675, "BudgetOfData Net|27751|75676|multiply-adds|75675")]
    [InlineData("", 27751, "BudgetOfData Net|27751|75676|multiply-adds|27751")]
    [InlineData(
        "", 27750,
        "BudgetExceeded Net|at least 27751|multiply-adds|27750|layer 'Conv' has the most of them, 48672")]
    [InlineData(", Unit = RateUnit.Macs", 51376, null)]
    [InlineData(", Unit = RateUnit.Macs", 51375, "BudgetOfData Net|50701|51376|multiply-adds|51375")]
    [InlineData(
        ", Unit = RateUnit.Macs", 50700, "BudgetExceeded Net|at least 50701|multiply-adds|50700|Rate = 0.51 would do")]
    public void Check_WhatDataDecides_IsAnErrorOnlyWhereNothingFits(string unit, int limit, string? expected)
    {
        Result<CheckedNetwork> network = Declared.Check(FormattableString.Invariant($$"""
            [Network(1, 28, 28)]
            [Prune(Criterion.Magnitude, Scope.Global, Rate = 0.5{{unit}}), Budget(MaxMacs = {{limit}})]
            partial class Net
            {
                [Conv2D(8), Relu] public partial Conv2D Conv { get; }
                [Dense(10)] public partial Dense Logits { get; }
            }
            """));
        RequireFault(expected, network);
        Assert.Equal(expected?.StartsWith("BudgetExceeded", StringComparison.Ordinal) != true, network.Succeeded);
    }

    // The rate that is said is enough, and a hundredth less is not.
    [Theory]
    [InlineData("Granularity = Granularity.Channel", "MaxMacs = 40000")]
    [InlineData("Granularity = Granularity.Channel, Unit = RateUnit.Macs", "MaxMacs = 40000")]
    [InlineData("Granularity = Granularity.Channel, Unit = RateUnit.Weights", "MaxParameters = 500")]
    [InlineData("Granularity = Granularity.Filter", "MaxBytes = 2000")]
    [InlineData("Granularity = Granularity.Weight", "MaxBytes = 2000")]
    public void Check_TheRateThatWouldDo_Does(string granularity, string limit)
    {
        Result<CheckedNetwork> At(double rate) => Declared.Check(FormattableString.Invariant($$"""
            [Network(1, 12, 12), Prune(Criterion.Magnitude, Rate = {{rate}}, {{granularity}}), Budget({{limit}})]
            partial class Net
            {
                [Conv2D(9), BatchNorm, Relu] public partial Conv2D A { get; }
                [Conv2D(14), Relu, MaxPool(3)] public partial Conv2D B { get; }
                [Dense(5), Keep] public partial Dense Last { get; }
            }
            """));

        Fault fault = Assert.Single(At(0.1).Faults);
        Match advice = Regex.Match(fault.Arguments[4], @"^Rate = (0\.\d+) would do$");
        Assert.True(advice.Success, fault.Arguments[4]);
        double rate = double.Parse(advice.Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Empty(At(rate).Faults);
        Assert.Equal(FaultId.BudgetExceeded, Assert.Single(At(Math.Round(rate - 0.01, 2)).Faults).Id);
    }

    // Where several rates decide, none of them alone is the answer.
    [Fact]
    public void Check_SeveralPolicies_NameTheLargestLayer()
    {
        RequireFault(
            "BudgetExceeded Net|119410|parameters|1000|layer 'Hidden' has the most of them, 117900",
            Declared.Check(Dense("Prune(Criterion.Random, Rate = 0.4), Prune(Criterion.Magnitude, Rate = 0.5)",
                "MaxParameters = 1000")));
    }

    [Fact]
    public void Compile_SmallerNetwork_HasNoBudgetOfItsOwn()
    {
        NetworkDeclaration network = Declared.Network(
            "[Network(8), Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Channel), "
            + "Budget(MaxParameters = 65)] partial class Net { [Dense(8), Relu] public partial Dense A { get; } "
            + "[Dense(3), Keep] public partial Dense Last { get; } }");
        CompiledNetwork compiled = NetworkCompiler.Compile(new CompilerInput(network, new CompilationFacts(1400)));

        Assert.NotNull(compiled.Compact);
        Assert.Equal(51, compiled.Compact.Layers.Sum(layer => (layer.Inputs + 1) * layer.Outputs));
    }

    private static void RequireFault(string? expected, Result<CheckedNetwork> network) => Assert.Equal(
        expected is null ? [] : [expected],
        network.Faults.Select(fault => fault.Id + " " + string.Join('|', fault.Arguments)));

    private static string Dense(string policy, string limits) => $$"""
        [Network(784){{(policy.Length > 0 ? ", " + policy : "")}}, Budget({{limits}})]
        partial class Net
        {
            [Dense(300), Relu] public partial Dense Hidden { get; }
            [Dense(10)] public partial Dense Logits { get; }
        }
        """;
}
