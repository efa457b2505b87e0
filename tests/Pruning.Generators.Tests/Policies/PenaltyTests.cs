using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Lowering;
using Pruning.Generators.Tests.Declarations;
using Pruning.Generators.Vocabulary;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

/// <summary>What encourages sparsity: what can be wrong with it, and which of it the runtime brings in.</summary>
public sealed class PenaltyTests
{
    private const string Prune = "Prune(Criterion.Magnitude, Rate = 0.5), ";

    [Theory]
    [InlineData("Regularize(Norm.HoyerSquare, 1, Proximal = true)", FaultId.NormWithoutProximalStep)]
    [InlineData("Regularize(Norm.Group, 1), Regularize(Norm.Group, 2, Proximal = true)", FaultId.NormTwice)]
    [InlineData("Regularize(Norm.L1, 1), Regularize(Norm.L1, 1, GroupBy = GroupBy.Inputs)",
        FaultId.NormTwice, FaultId.SettingHasNoEffect)]
    [InlineData("Regularize(Norm.LInfinity, -1)", FaultId.StrengthNotPositive)]
    [InlineData("Regularize(Norm.Group, 1, GroupBy = (GroupBy)5)", FaultId.ValueUndefined)]
    [InlineData("Regularize(Norm.Group, 1), Regularize(Norm.Group, 2, GroupBy = GroupBy.Inputs)")]
    [InlineData("GrowPenalty(EndEpoch = 5)", FaultId.GrowthWithoutPolicy)]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 9)")]
    [InlineData(Prune + "GrowPenalty", FaultId.GrowthOutOfRange)]
    [InlineData(Prune + "GrowPenalty(BeginEpoch = 5, EndEpoch = 5)", FaultId.GrowthOutOfRange)]
    [InlineData(Prune + "GrowPenalty(BeginEpoch = -1, EndEpoch = 5)", FaultId.GrowthOutOfRange)]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 10)", FaultId.GrowthOutOfRange)]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 5, Delta = 0)", FaultId.GrowthValueOutOfRange)]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 5, EverySteps = 0)", FaultId.GrowthValueOutOfRange)]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 5, Ceiling = double.PositiveInfinity)",
        FaultId.GrowthValueOutOfRange)]
    [InlineData(Prune + "Schedule(When.AfterTraining), GrowPenalty(EndEpoch = 5)", FaultId.GrowthAndSchedule)]
    [InlineData(Prune + "Regrow(Growth.Gradient), GrowPenalty(EndEpoch = 5)", FaultId.GrowthAndRegrowth)]
    [InlineData(Prune + "Regrow(Growth.Shadow), GrowPenalty(EndEpoch = 5)", FaultId.GrowthAndRegrowth)]
    public void Check_WhatIsWritten_HasTheseFaults(string attributes, params object[] expected)
    {
        Result<CheckedNetwork> result = Declared.Check(Source(attributes));

        Assert.Equal(expected.Cast<FaultId>().Order(), result.Faults.Select(fault => fault.Id).Order());
    }

    [Theory]
    [InlineData(Norm.L1, false)]
    [InlineData(Norm.L2, false)]
    [InlineData(Norm.LInfinity, true)]
    [InlineData(Norm.Group, true)]
    [InlineData(Norm.HoyerSquare, true)]
    public void Check_NormOfMagnitude_IsThatOfSingleWeights(Norm norm, bool isFault)
    {
        Result<CheckedNetwork> result = Declared.Check(Source(
            "Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Neuron, Norm = Norm." + norm + ")"));

        Assert.Equal(isFault ? [FaultId.NormOfMagnitude] : [], result.Faults.Select(fault => fault.Id));
    }

    // L1 and L2 are part of the kernels, until gradients have to be stored for another; proximal ones never are.
    [Theory]
    [InlineData("Regularize(Norm.L1, 1), Regularize(Norm.L2, 1)", "Hidden: ; Logits: ")]
    [InlineData("Regularize(Norm.L1, 1, Proximal = true), Regularize(Norm.L2, 1)", "Hidden: L1; Logits: L1")]
    [InlineData("Regularize(Norm.L1, 1), Regularize(Norm.Group, 1)", "Hidden: L1 Group; Logits: L1 Group")]
    [InlineData("Regularize(Norm.L1, 1), Regularize(Norm.Group, 1, Proximal = true)",
        "Hidden: Group; Logits: Group")]
    [InlineData(Prune + "Regularize(Norm.L1, 1), GrowPenalty(EndEpoch = 5)", "Hidden: L1; Logits: L1")]
    public void Lower_Penalties_GoToTheRuntimeWhereKernelsLackThem(string attributes, string expected)
    {
        KernelPlan plan = Lowerer.Lower(Declared.Check(Source(attributes)).Value!);

        Assert.Equal(expected, string.Join("; ", plan.Layers.Select(layer =>
            layer.Name + ": " + string.Join(" ", layer.Penalties.Select(penalty => penalty.Norm)))));
    }

    [Fact]
    public void Lower_ProximalPenalty_IsNoGradientOfTheKernels()
    {
        KernelPlan plan = Lowerer.Lower(Declared.Check(Source(
            "Regularize(Norm.L1, 0.5, Proximal = true), Regularize(Norm.L2, 0.25, Proximal = true)")).Value!);

        OptimizerKernel[] steps = [.. plan.Kernels.OfType<OptimizerKernel>()];
        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.Equal((0, 0), (step.L1, step.Coupled)));
    }

    [Fact]
    public void Plan_GrowingPenalty_RemovesOnceAndHasNoRounds()
    {
        CheckedNetwork network = Declared.Check(Source(Prune + "GrowPenalty(EndEpoch = 5)")).Value!;

        Assert.Equal(0, network.Pruning.Rounds);
        Assert.All(network.Pruning.Groups, group => Assert.Equal((int[])[group.Members / 2], group.RemovedAfterRound));
        Assert.Contains(Lowerer.Lower(network).Arena.Sections, section => section.Name == "Chosen");
    }

    [Theory]
    [InlineData("Regularize(Norm.L1, 1)", "Regularize(Norm.L1, 1, Proximal = true)")]
    [InlineData("Regularize(Norm.Group, 1)", "Regularize(Norm.Group, 1, GroupBy = GroupBy.Inputs)")]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 5)", Prune + "GrowPenalty(EndEpoch = 6)")]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 5)", Prune + "GrowPenalty(EndEpoch = 5, BeginEpoch = 1)")]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 5)", Prune + "GrowPenalty(EndEpoch = 5, Delta = 1)")]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 5)", Prune + "GrowPenalty(EndEpoch = 5, EverySteps = 1)")]
    [InlineData(Prune + "GrowPenalty(EndEpoch = 5)", Prune + "GrowPenalty(EndEpoch = 5, Ceiling = 2)")]
    public void Recipe_OfOtherPenalties_IsAnother(string one, string other)
    {
        Assert.NotEqual(
            Fingerprint.Recipe(Declared.Check(Source(one)).Value!),
            Fingerprint.Recipe(Declared.Check(Source(other)).Value!));
    }

    private static string Source(string attributes) => $$"""
        [Network(16)]
        [{{attributes}}]
        public sealed partial class Net
        {
            [Dense(8), Relu] public partial Dense Hidden { get; }
            [Dense(4), Keep] public partial Dense Logits { get; }
        }
        """;
}
