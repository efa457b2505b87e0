using System;
using Pruning.Reference;
using Xunit;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>Two steps of each optimiser, worked out by hand.</summary>
public sealed class OptimizerReferenceTests
{
    [Fact]
    public void Sgd_TwoSteps_KeepsMomentum()
    {
        OptimizerSettings settings = new(Vocabulary.Optimizer.Sgd, LearningRate: 0.1, Momentum: 0.5);
        ParameterState state = new([1.0], isWeight: true);
        OptimizerReference.Step(settings, state, [2]);
        Assert.Equal(0.8, state.Values[0], 15);
        OptimizerReference.Step(settings, state, [4]);
        Assert.Equal(0.3, state.Values[0], 15);
    }

    [Fact]
    public void Sgd_Nesterov_LooksAhead()
    {
        OptimizerSettings settings = new(Vocabulary.Optimizer.Sgd, LearningRate: 0.1, Momentum: 0.5, Nesterov: true);
        ParameterState state = new([1.0], isWeight: true);
        OptimizerReference.Step(settings, state, [2]);
        Assert.Equal(0.7, state.Values[0], 15);
        OptimizerReference.Step(settings, state, [4]);
        Assert.Equal(0.05, state.Values[0], 15);
    }

    [Fact]
    public void Adam_FirstStep_IsTheLearningRateWhateverTheGradient()
    {
        OptimizerSettings settings = new(Vocabulary.Optimizer.Adam, LearningRate: 0.1, Epsilon: 0);
        ParameterState state = new([1.0, 1.0], isWeight: true);
        OptimizerReference.Step(settings, state, [1e-3, -50]);
        Assert.Equal(0.9, state.Values[0], 12);
        Assert.Equal(1.1, state.Values[1], 12);
    }

    [Fact]
    public void Adam_SecondStep_CorrectsBothMoments()
    {
        OptimizerSettings settings =
            new(Vocabulary.Optimizer.Adam, LearningRate: 0.1, Beta1: 0.5, Beta2: 0.75, Epsilon: 1);
        ParameterState state = new([0.0], isWeight: true);
        OptimizerReference.Step(settings, state, [2]);
        Assert.Equal(-0.1 * 2 / 3, state.Values[0], 15);
        OptimizerReference.Step(settings, state, [0]);

        // m = 0.5 · 1 = 0.5, corrected by 1 - 0.25; v = 0.75 · 1 = 0.75, corrected by 1 - 0.5625.
        double second = 0.1 * (0.5 / 0.75) / (Math.Sqrt(0.75 / 0.4375) + 1);
        Assert.Equal((-0.1 * 2 / 3) - second, state.Values[0], 15);
    }

    [Fact]
    public void AdamW_Decay_IsDecoupledFromTheGradient()
    {
        OptimizerSettings settings = new(Vocabulary.Optimizer.AdamW, LearningRate: 0.1, Epsilon: 0, WeightDecay: 0.5);
        ParameterState state = new([2.0], isWeight: true);
        OptimizerReference.Step(settings, state, [3]);
        Assert.Equal(2.0 - 0.1 - (0.1 * 0.5 * 2), state.Values[0], 12);
        Assert.Equal(0.1 * 3, state.FirstMoment[0], 12);
    }

    [Fact]
    public void Adam_Decay_IsPartOfTheGradient()
    {
        OptimizerSettings settings = new(Vocabulary.Optimizer.Adam, LearningRate: 0.1, WeightDecay: 0.5);
        ParameterState state = new([2.0], isWeight: true);
        OptimizerReference.Step(settings, state, [3]);
        Assert.Equal(0.1 * 4, state.FirstMoment[0], 12);
    }

    [Fact]
    public void Penalties_OnWeights_PullToZeroAndRestAtZero()
    {
        OptimizerSettings settings = new(
            Vocabulary.Optimizer.Sgd, LearningRate: 1, Momentum: 0, WeightDecay: 0.125, L1: 0.25, L2: 0.5);
        ParameterState weights = new([2.0, -2.0, 0.0], isWeight: true);
        OptimizerReference.Step(settings, weights, [0, 0, 0]);
        Assert.Equal([0.5, -0.5, 0], weights.Values);
    }

    [Theory]
    [InlineData("Sgd")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void Penalties_OnBiases_DoNothing(string kind)
    {
        OptimizerSettings settings = new(
            Enum.Parse<Vocabulary.Optimizer>(kind), LearningRate: 1, WeightDecay: 0.125, L1: 0.25, L2: 0.5);
        ParameterState biases = new([2.0], isWeight: false);
        OptimizerReference.Step(settings, biases, [0]);
        Assert.Equal([2.0], biases.Values);
    }

    [Theory]
    [InlineData("Sgd")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void Removed_AfterMomentumWasGathered_StaysZeroWithZeroMoments(string kind)
    {
        OptimizerSettings settings =
            new(Enum.Parse<Vocabulary.Optimizer>(kind), LearningRate: 0.1, WeightDecay: 0.1, L1: 0.1);
        ParameterState state = new([1.0, 1.0], isWeight: true);
        OptimizerReference.Step(settings, state, [3, 3]);
        state.Kept = [true, false];
        for (int step = 0; step < 5; step++)
        {
            OptimizerReference.Step(settings, state, [3, 3]);
        }

        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(state.Values[1]));
        Assert.Equal(0, state.FirstMoment[1]);
        Assert.Equal(0, state.SecondMoment[1]);
        Assert.True(state.Values[0] < 0.9);
    }
}
