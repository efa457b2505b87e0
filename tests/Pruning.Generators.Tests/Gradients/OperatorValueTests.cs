using System;
using Pruning.Reference.Operators;
using Xunit;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>
/// Differences prove a gradient against its forward rule; these numbers, worked out by hand, prove the forward rules.
/// </summary>
public sealed class OperatorValueTests
{
    [Fact]
    public void Dense_TwoSamples_IsXTimesWTransposedPlusB()
    {
        double[] y = DenseReference.Forward(
            [1, 2, 3, 4, 5, 6], [1, 0, -1, 2, 1, 0], [10, 20], samples: 2, inputs: 3, outputs: 2);
        Assert.Equal([8, 24, 8, 33], y);
    }

    [Fact]
    public void Relu_BothSigns_IsTheLargerOfXAndZero()
    {
        Assert.Equal([0, 0, 2.5], ReluReference.Forward([-1, 0, 2.5]));
        Assert.Equal([0, 0, 1], ReluReference.InputGradient([1, 1, 1], [-1, 0, 2.5]));
        Assert.Equal([0, 0, 2.5], ReluReference.Forward([0.5, 1, 2.5], 1));
        Assert.Equal([0, 0, 3], ReluReference.InputGradient([1, 2, 3], [0.5, 1, 2.5], 1));
    }

    [Fact]
    public void LeakyRelu_BothSigns_KeepsASlopeBelowZero()
    {
        Assert.Equal([-0.25, 0, 2.5], LeakyReluReference.Forward([-1, 0, 2.5], 0.25));
        Assert.Equal([0.25, 0.25, 1], LeakyReluReference.InputGradient([1, 1, 1], [-1, 0, 2.5], 0.25));
    }

    [Fact]
    public void Sigmoid_KnownPoints_GivesKnownValues()
    {
        double[] y = SigmoidReference.Forward([0, Math.Log(3), -800]);
        Assert.Equal(0.5, y[0], 15);
        Assert.Equal(0.75, y[1], 15);
        Assert.Equal(0, y[2]);
    }

    [Fact]
    public void Tanh_KnownPoint_GivesKnownValue()
    {
        Assert.Equal(0.6, TanhReference.Forward([Math.Log(2)])[0], 15);
    }

    [Fact]
    public void Gelu_KnownPoints_GivesTheTanhForm()
    {
        double[] y = GeluReference.Forward([0, 1, -1]);
        Assert.Equal(0, y[0]);
        Assert.Equal(0.841191990608, y[1], 12);
        Assert.Equal(-0.158808009392, y[2], 12);
    }

    [Fact]
    public void Dropout_WithAndWithoutMultipliers_ScalesOrPasses()
    {
        double[] x = [1, 2, 3];
        Assert.Equal([0, 4, 6], DropoutReference.Forward(x, [0, 2, 2]));
        Assert.Equal(x, DropoutReference.Forward(x, null));
    }

    [Fact]
    public void SoftmaxCrossEntropy_EqualOutputs_IsTheLogarithmOfTheirNumber()
    {
        Assert.Equal(Math.Log(4), SoftmaxCrossEntropyReference.Forward([3, 3, 3, 3], [2], samples: 1, outputs: 4), 14);
    }

    [Fact]
    public void SoftmaxCrossEntropy_HugeOutputs_DoesNotOverflow()
    {
        double loss = SoftmaxCrossEntropyReference.Forward([5000, 0, 0, 5000], [0, 0], samples: 2, outputs: 2);
        Assert.Equal(2500, loss, 9);
        Assert.Equal([1, 0, 0, 1],
            SoftmaxCrossEntropyReference.Probabilities([5000, 0, 0, 5000], samples: 2, outputs: 2));
    }

    [Fact]
    public void MeanSquaredError_TwoSamples_IsTheMeanOverAllOutputs()
    {
        Assert.Equal(3.5, MeanSquaredErrorReference.Forward([1, 2, 3, 4], [1, 1, 0, 2]));
    }
}
