using System;
using System.Linq;
using CsCheck;
using Pruning.Reference.Operators;
using Xunit;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>
/// Each rule alone: L = Σ dy · y for a random dy, whose gradient for the input of the operator is what the rule must
/// give.
/// </summary>
public sealed class OperatorGradientTests
{
    private static readonly Gen<double> Smooth = Gen.Double[-3, 3];

    // A hundred reaches away from 0 on either side.
    private static readonly Gen<double> OffKink =
        Gen.Select(Gen.Double[0.02, 3], Gen.Bool, (size, sign) => sign ? size : -size);

    private static readonly Gen<int> Size = Gen.Int[1, 9];

    [Fact]
    public void Dense_RandomTensors_GradientsMatchDifferences()
    {
        Gen.Select(Gen.Int[1, 4], Size, Size, Gen.Bool).SelectMany((samples, inputs, outputs, bias) =>
            Gen.Select(
                Smooth.Array[samples * inputs],
                Smooth.Array[outputs * inputs],
                Smooth.Array[outputs],
                Smooth.Array[samples * outputs],
                (x, w, b, dy) => (samples, inputs, outputs, bias, x, w, b, dy)))
            .Sample(t =>
            {
                double[]? b = t.bias ? t.b : null;
                double Loss() => Dot(t.dy, DenseReference.Forward(t.x, t.w, b, t.samples, t.inputs, t.outputs));

                CentralDifference.Check("x", Loss, t.x,
                    DenseReference.InputGradient(t.dy, t.w, t.samples, t.inputs, t.outputs));
                CentralDifference.Check("w", Loss, t.w,
                    DenseReference.WeightGradient(t.dy, t.x, t.samples, t.inputs, t.outputs));
                if (b is not null)
                {
                    CentralDifference.Check("b", Loss, b, DenseReference.BiasGradient(t.dy, t.samples, t.outputs));
                }
            }, iter: 100);
    }

    [Fact]
    public void Relu_AwayFromTheKink_GradientMatchesDifferences()
    {
        CheckElementwise(OffKink, x => ReluReference.Forward(x), (dy, x) => ReluReference.InputGradient(dy, x));
        CheckElementwise(
            OffKink,
            x => ReluReference.Forward(x, 0.004),
            (dy, x) => ReluReference.InputGradient(dy, x, 0.004));
    }

    [Fact]
    public void LeakyRelu_AwayFromTheKink_GradientMatchesDifferences()
    {
        CheckElementwise(
            OffKink, x => LeakyReluReference.Forward(x, 0.1), (dy, x) => LeakyReluReference.InputGradient(dy, x, 0.1));
    }

    [Fact]
    public void Sigmoid_RandomValues_GradientMatchesDifferences()
    {
        CheckElementwise(Smooth, SigmoidReference.Forward, SigmoidReference.InputGradient);
    }

    [Fact]
    public void Tanh_RandomValues_GradientMatchesDifferences()
    {
        CheckElementwise(Smooth, TanhReference.Forward, TanhReference.InputGradient);
    }

    [Fact]
    public void Gelu_RandomValues_GradientMatchesDifferences()
    {
        CheckElementwise(Smooth, GeluReference.Forward, GeluReference.InputGradient);
    }

    [Fact]
    public void Dropout_GivenMultipliers_GradientMatchesDifferences()
    {
        double[] multipliers = [0, 1.25, 1.25, 0, 1.25];
        Gen.Select(Smooth.Array[5], Smooth.Array[5]).Sample((x, dy) =>
            CentralDifference.Check(
                "x",
                () => Dot(dy, DropoutReference.Forward(x, multipliers)),
                x,
                DropoutReference.InputGradient(dy, multipliers)),
            iter: 100);
    }

    [Fact]
    public void SoftmaxCrossEntropy_RandomLabels_GradientMatchesDifferences()
    {
        Gen.Select(Gen.Int[1, 4], Size).SelectMany((samples, outputs) =>
            Gen.Select(
                Smooth.Array[samples * outputs],
                Gen.Int[0, outputs - 1].Array[samples],
                (x, labels) => (samples, outputs, x, labels)))
            .Sample(t => CentralDifference.Check(
                "x",
                () => SoftmaxCrossEntropyReference.Forward(t.x, t.labels, t.samples, t.outputs),
                t.x,
                SoftmaxCrossEntropyReference.InputGradient(t.x, t.labels, t.samples, t.outputs)),
            iter: 100);
    }

    [Fact]
    public void MeanSquaredError_RandomTargets_GradientMatchesDifferences()
    {
        Size.SelectMany(size => Gen.Select(Smooth.Array[size], Smooth.Array[size])).Sample((x, targets) =>
            CentralDifference.Check(
                "x",
                () => MeanSquaredErrorReference.Forward(x, targets),
                x,
                MeanSquaredErrorReference.InputGradient(x, targets)),
            iter: 100);
    }

    private static void CheckElementwise(
        Gen<double> values, Func<double[], double[]> forward, Func<double[], double[], double[]> gradient)
    {
        Size.SelectMany(size => Gen.Select(values.Array[size], Smooth.Array[size])).Sample((x, dy) =>
            CentralDifference.Check("x", () => Dot(dy, forward(x)), x, gradient(dy, x)), iter: 100);
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
