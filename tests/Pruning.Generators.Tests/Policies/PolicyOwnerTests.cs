using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

/// <summary>Whose policy holds for layers that have no property: projections, and the layers of blocks.</summary>
public class PolicyOwnerTests
{
    private const string Residual = """
        partial class Net
        {
            [Conv2D(4, Padding = 1)] public partial Conv2D A { get; }
            [Conv2D(6, Padding = 1)] public partial Conv2D B { get; }
            [Add("x", nameof(A), Shortcut = Shortcut.Projection), SUM] public partial Join Sum { get; }
            [Conv2D(6, Padding = 1), LAST] public partial Conv2D C { get; }
            [Add(nameof(Sum), Shortcut = Shortcut.Projection)] public partial Join Last { get; }
        }
        """;

    // A: 108 weights, B: 216, the projections from 3 and 4 channels to 6: 18 and 24, C: 324.
    [Theory]
    [InlineData("Local", "Relu", "Relu", "A B Sum_Projection Sum_Projection2 C", "54 108 9 12 162")]
    [InlineData("Global", "Relu", "Relu", "A+B+Sum_Projection+Sum_Projection2+C", "345")]
    [InlineData("Global", "Keep", "Relu", "A+B+C", "324")]
    [InlineData("Global", "Keep", "Keep", "A+B", "162")]
    [InlineData("Global", "Prune(Criterion.Random, Rate = 0.25)", "Keep",
        "A+B Sum_Projection Sum_Projection2", "162 4 6")]
    [InlineData("Local", "Prune(Criterion.Random, Scope.Global, Rate = 0.25)", "Keep",
        "A B Sum_Projection+Sum_Projection2", "54 108 10")]
    public void Plan_ProjectionsOfASum_FollowTheSum(
        string scope, string sum, string last, string groups, string removed)
    {
        string layers = Residual
            .Replace("SUM", sum, StringComparison.Ordinal)
            .Replace("LAST", last, StringComparison.Ordinal);
        PruningPlan plan = Declared.Plan(
            "[Network(3, 8, 8), Prune(Criterion.Magnitude, Scope." + scope + ", Rate = 0.5)] " + layers);
        Assert.Equal(groups, string.Join(' ', plan.Groups.Select(group => string.Join('+', group.Layers))));
        Assert.Equal(removed, string.Join(' ', plan.Groups.Select(group => group.RemovedAfterRound[0])));
    }

    [Theory]
    [InlineData("Relu", "S_1_A S_1_B S_2_A S_2_B Logits")]
    [InlineData("Keep", "S_1_A S_2_A Logits")]
    [InlineData("Prune(Criterion.Random, Scope.Local, Rate = 0.5)", "S_1_A S_1_B S_2_A S_2_B Logits")]
    [InlineData("Prune(Criterion.Random, Scope.Global, Rate = 0.5)", "S_1_A S_1_B+S_2_B S_2_A Logits")]
    public void Plan_PolicyOfAStage_HoldsForLayersWithoutTheirOwn(string stage, string groups)
    {
        PruningPlan plan = Declared.Plan($$"""
            [Block]
            partial class Part
            {
                [Dense(4), Prune(Criterion.Random, Scope.Global, Rate = 0.5)] public partial Dense A { get; }
                [Dense(4)] public partial Dense B { get; }
            }
            [Network(4), Prune(Criterion.Magnitude, Rate = 0.25)]
            partial class Net
            {
                [Repeat<Part>(2), {{stage}}] public partial Stage<Part> S { get; }
                [Dense(3)] public partial Dense Logits { get; }
            }
            """);
        Assert.Equal(groups, string.Join(' ', plan.Groups.Select(group => string.Join('+', group.Layers))));
    }

    [Theory]
    [InlineData("Prune(Criterion.Random, Rate = 0.99)", nameof(FaultId.LayerEmptied), "layer 'S_1_A'")]
    [InlineData("Prune(Criterion.Random, Scope.Global, Rate = 0.99)", nameof(FaultId.LayerEmptied),
        "the layers of 'S' together")]
    [InlineData("Prune(Criterion.Random, Rate = 0.5, MinimumKept = 99)",
        nameof(FaultId.MinimumKeptOutOfRange), "S_1_A")]
    public void Plan_PolicyOfAStageThatCannotBeHeld_IsAFaultOfItsProperty(string policy, string id, string name)
    {
        Fault fault = Declared.Check($$"""
            [Block] partial class Part { [Dense(4)] public partial Dense A { get; } }
            [Network(4)] partial class Net { [Repeat<Part>(2), {{policy}}] public partial Stage<Part> S { get; } }
            """).Faults[0];
        Assert.Equal((id, "S"), (fault.Id.ToString(), fault.Member));
        Assert.Contains(name, fault.Arguments);
    }

    [Theory]
    [InlineData("Concat(\"x\"), Keep", "[Keep]")]
    [InlineData("Add(\"x\", Shortcut = Shortcut.Pad), Keep", "[Keep]")]
    [InlineData("Add(\"x\"), Regularize(Norm.L1, 1)", "[Regularize]")]
    [InlineData("Add(\"x\"), Prune(Criterion.Random, Rate = 0.5)", "[Prune]")]
    [InlineData("Add(\"x\", Shortcut = Shortcut.Projection), Keep", null)]
    public void Policy_OnAJoinWithoutWeights_IsAWarning(string attributes, string? setting)
    {
        Result<CheckedNetwork> result = Declared.Check($$"""
            [Network(3, 8, 8)]
            partial class Net
            {
                [Conv2D(3, Padding = 1)] public partial Conv2D A { get; }
                [{{attributes}}] public partial Join B { get; }
            }
            """);
        Assert.NotNull(result.Value);
        Assert.Equal(
            setting is null ? [] : [(FaultId.SettingHasNoEffect, "B", setting)],
            result.Faults.Select(fault => (fault.Id, fault.Member, fault.Arguments[1])));
    }

    // Joins have no weights: that the policy of the class holds for them is nothing.
    [Theory]
    [InlineData("Keep", nameof(FaultId.EverythingKept))]
    [InlineData("Prune(Criterion.Random, Rate = 0.5)", nameof(FaultId.PolicyWithoutLayers))]
    public void Plan_PolicyOfTheClassThatOnlyJoinsAreLeftFor_ReachesNothing(string layer, string id)
    {
        Fault fault = Assert.Single(Declared.Check($$"""
            [Network(3, 8, 8), Prune(Criterion.Magnitude, Rate = 0.5)]
            partial class Net
            {
                [Conv2D(3, Padding = 1), {{layer}}] public partial Conv2D A { get; }
                [Add("x")] public partial Join B { get; }
            }
            """).Faults);
        Assert.Equal(id, fault.Id.ToString());
    }
}
