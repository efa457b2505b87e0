using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.CriteriaBenchmarks;
using Pruning.Data;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// Criteria order weights and neurons as the exact change of the loss does, as far as theory promises: those of first
/// order near the initial weights, those of second order at a minimum.
/// </summary>
public sealed class CorrelationTests
{
    private const double FirstOrder = 0.8;
    private const double ClearMargin = 0.4;

    private static readonly Lazy<CorrelationJudge> Judge = new(() =>
        new CorrelationJudge(PooledImages.Create(SyntheticDigits.Create(1000, 1), 1000, 4), networks: 1));

    private static readonly Lazy<IReadOnlyList<CorrelationRow>> Weights = new(() =>
        Judge.Value.Compare(RankedCriteria.Weights, RankedCriteria.ExactOfWeights));

    private static readonly Lazy<IReadOnlyList<CorrelationRow>> Neurons = new(() =>
        Judge.Value.Compare(RankedCriteria.Neurons, RankedCriteria.ExactOfNeurons));

    [Theory]
    [InlineData("Taylor")]
    [InlineData("Snip")]
    public void Score_FirstOrderWithoutSign_AgreesWithTheSizeOfTheChangeNearInitialization(string criterion)
    {
        Assert.All(Of(Weights.Value, criterion).Initial.WithSize.Layers, each => Assert.InRange(each, FirstOrder, 1));
    }

    // A removal is a step by -w, whose change is -w g to first order: the sign is right.
    [Fact]
    public void Score_Movement_AgreesWithTheChangeNearInitialization()
    {
        Assert.All(
            Of(Weights.Value, "Movement").Initial.WithChange.Layers, each => Assert.InRange(each, FirstOrder, 1));
    }

    [Theory]
    [InlineData("OptimalBrainDamage")]
    [InlineData("Fisher")]
    [InlineData("WoodFisher")]
    [InlineData("OptimalBrainSurgeon")]
    public void Score_SecondOrder_AgreesWithTheChangeAfterTrainingFarBetterThanRandom(string criterion)
    {
        RequireMargin(
            Of(Weights.Value, criterion).Trained.WithChange, Of(Weights.Value, "Random").Trained.WithChange);
    }

    // Where the gradient of the loss is nearly zero, what is left of the change is of second order.
    [Theory]
    [InlineData("OptimalBrainDamage")]
    [InlineData("Fisher")]
    public void Score_SecondOrderAfterTraining_AgreesBetterThanFirstOrder(string criterion)
    {
        LossCorrelation second = Of(Weights.Value, criterion).Trained;
        LossCorrelation first = Of(Weights.Value, "Taylor").Trained;

        Assert.True(second.WithChange.Within > first.WithChange.Within);
        Assert.True(second.WithChange.Across > first.WithChange.Across);
    }

    [Fact]
    public void Score_ActivationTaylor_AgreesWithTheSizeOfTheChangeOfNeuronsFarBetterThanRandom()
    {
        CorrelationRow random = Of(Neurons.Value, "Random");
        CorrelationRow change = Of(Neurons.Value, "ActivationTaylor");

        RequireMargin(change.Initial.WithSize, random.Initial.WithSize);
        RequireMargin(change.Trained.WithSize, random.Trained.WithSize);
    }

    private static CorrelationRow Of(IReadOnlyList<CorrelationRow> rows, string name) =>
        rows.Single(row => row.Name == name);

    // In every layer.
    private static void RequireMargin(Correlation good, Correlation random)
    {
        Assert.All(
            good.Layers.Zip(random.Layers), each => Assert.True(each.First > each.Second + ClearMargin, $"{each}"));
    }
}
