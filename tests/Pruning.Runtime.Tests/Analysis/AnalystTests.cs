using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Masks;
using Pruning.Plans;
using Xunit;

namespace Pruning.Runtime.Tests.Analysis;

/// <summary>What is made of samples, against finite differences and definitions.</summary>
public sealed class AnalystTests
{
    [Theory]
    [InlineData(Loss.SoftmaxCrossEntropy)]
    [InlineData(Loss.MeanSquaredError)]
    public void Gradients_OfAllOperators_AreThoseOfTheLoss(Loss loss)
    {
        using AnalysisSubject subject = AnalysisSubject.Images(loss);
        subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Gradient);
        double[][] gradients = Copy(subject);

        for (int layer = 0; layer < gradients.Length; layer++)
        {
            for (int w = 0; w < gradients[layer].Length; w++)
            {
                double difference = Difference(subject, layer, w, 1e-5, subject.Loss);
                Assert.Equal(difference, gradients[layer][w], 1e-8);
            }
        }
    }

    [Theory]
    [InlineData(Loss.SoftmaxCrossEntropy)]
    [InlineData(Loss.MeanSquaredError)]
    public void HessianProducts_OfAllOperators_AreDifferencesOfGradients(Loss loss)
    {
        using AnalysisSubject subject = AnalysisSubject.Images(loss);
        var random = new Random(5);
        double[][] direction =
            [.. subject.Plan.Layers.Select(layer => Enumerable.Range(0, layer.Count)
                .Select(_ => random.NextDouble() - 0.5).ToArray())];
        for (int layer = 0; layer < direction.Length; layer++)
        {
            direction[layer].CopyTo(subject.Analyst.Numbers.TangentOf(layer));
        }

        subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.HessianProduct);
        double[][] products = Copy(subject);

        double[][] above = GradientsAt(subject, direction, 1e-5);
        double[][] below = GradientsAt(subject, direction, -1e-5);
        for (int layer = 0; layer < products.Length; layer++)
        {
            for (int w = 0; w < products[layer].Length; w++)
            {
                double expected = (above[layer][w] - below[layer][w]) / 2e-5;
                Assert.Equal(expected, products[layer][w], 1e-7);
            }
        }
    }

    [Fact]
    public void SquaredGradients_AreThoseOfSamplesOneByOne()
    {
        using AnalysisSubject subject = AnalysisSubject.Images(Loss.SoftmaxCrossEntropy);
        subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.SquaredGradient);
        double[][] squares = Copy(subject);
        double[][] expected = [.. squares.Select(layer => new double[layer.Length])];

        for (int n = 0; n < subject.Data.Count; n++)
        {
            subject.LookAt(n);
            subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Gradient);
            double[][] gradients = Copy(subject);
            for (int layer = 0; layer < squares.Length; layer++)
            {
                for (int w = 0; w < squares[layer].Length; w++)
                {
                    expected[layer][w] += gradients[layer][w] * gradients[layer][w] / subject.Data.Count;
                }
            }
        }

        RequireEqual(expected, squares, 1e-13);
    }

    [Fact]
    public void SampleGradients_AreThoseOfSamplesOneByOne()
    {
        using AnalysisSubject subject = AnalysisSubject.Images(Loss.SoftmaxCrossEntropy);
        for (int layer = 0; layer < subject.Plan.Layers.Length; layer++)
        {
            int count = subject.Plan.Layers[layer].Count - 3;
            subject.LookAtAll();
            subject.Analyst.SampleGradients.Collect(subject.Analyst, layer, 2, count);
            float[] all = subject.Analyst.SampleGradients.All.ToArray();
            for (int n = 0; n < subject.Data.Count; n++)
            {
                subject.LookAt(n);
                subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Gradient);
                for (int w = 0; w < count; w++)
                {
                    Assert.Equal(subject.Analyst.Sums.Of(layer)[w + 2], all[(n * count) + w], 1e-7);
                }
            }
        }
    }

    // Without activations the Hessian of a squared error is 2 / K times the squares of what a change of the weight
    // changes of each output.
    [Fact]
    public void Curvature_OfALinearNetwork_IsTheDiagonalOfTheHessian()
    {
        using AnalysisSubject subject = AnalysisSubject.Chain(
            Loss.MeanSquaredError, [5, 4, 3], hasBias: true, isLinear: true);
        subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Curvature);
        double[][] curvature = Copy(subject);

        for (int layer = 0; layer < curvature.Length; layer++)
        {
            for (int w = 0; w < curvature[layer].Length; w++)
            {
                const double Step = 1e-3;
                double value = subject.WeightsOf(layer)[w];
                double middle = subject.Loss();
                subject.WeightsOf(layer)[w] = value + Step;
                double above = subject.Loss();
                subject.WeightsOf(layer)[w] = value - Step;
                double below = subject.Loss();
                subject.WeightsOf(layer)[w] = value;
                Assert.Equal((above + below - (2 * middle)) / (Step * Step), curvature[layer][w], 1e-6);
            }
        }
    }

    // Carried back with squares, as LeCun et al. write it: off-diagonal terms of the outputs are dropped.
    [Fact]
    public void Curvature_OfOneHiddenLayer_IsItsDefinition()
    {
        using AnalysisSubject subject = AnalysisSubject.Chain(Loss.SoftmaxCrossEntropy, [4, 6, 3], hasBias: false);
        subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Curvature);
        double[] expected = new double[24];
        float[] x = new float[4];
        for (int n = 0; n < subject.Data.Count; n++)
        {
            subject.Data.CopySample(n, x);
            double[] z = Multiply(subject.WeightsOf(0), [.. x.Select(value => (double)value)]);
            double[] y = Multiply(subject.WeightsOf(1), [.. z.Select(value => Math.Max(value, 0))]);
            double sum = y.Sum(Math.Exp);
            double[] p = [.. y.Select(value => Math.Exp(value) / sum)];
            for (int k = 0; k < 6; k++)
            {
                double bend = 0;
                for (int o = 0; o < 3; o++)
                {
                    double weight = subject.WeightsOf(1)[(o * 6) + k];
                    bend += weight * weight * p[o] * (1 - p[o]);
                }

                for (int c = 0; c < 4 && z[k] > 0; c++)
                {
                    expected[(k * 4) + c] += bend * x[c] * x[c] / subject.Data.Count;
                }
            }
        }

        RequireEqual([expected], [subject.Analyst.Sums.Of(0).ToArray()], 1e-12);
    }

    [Fact]
    public void InputProducts_AreTheProductsOfWhatWeightsAreMultipliedBy()
    {
        using AnalysisSubject subject = AnalysisSubject.Images(Loss.SoftmaxCrossEntropy, threads: 2);
        for (int layer = 0; layer < subject.Plan.Layers.Length; layer++)
        {
            WeightedOperator each = subject.Analyst.Graph.Weighted[layer];
            int size = each.WeightsPerOutput;
            for (int group = 0; group < each.Groups; group++)
            {
                double[] expected = new double[size * size];
                Columns(subject, each, group, column =>
                {
                    for (int i = 0; i < size * size; i++)
                    {
                        expected[i] += 2 * column[i / size] * column[i % size] / subject.Data.Count;
                    }
                });

                subject.Analyst.InputProducts.Collect(subject.Analyst, layer);

                RequireEqual([expected], [subject.Analyst.InputProducts.Of(group).ToArray()], 1e-12);
            }
        }
    }

    [Fact]
    public void LeaveOneOut_OfWeightsUnitsAndBlocks_IsTheLossWithoutThem()
    {
        using AnalysisSubject subject = AnalysisSubject.Images(Loss.SoftmaxCrossEntropy, threads: 2);
        double before = subject.Loss();
        for (int layer = 0; layer < subject.Plan.Layers.Length; layer++)
        {
            LayerPlan plan = subject.Plan.Layers[layer];
            foreach ((int rows, int columns) in ((int, int)[])[(1, 1), (1, plan.Inputs), (2, 3), (3, plan.Inputs)])
            {
                subject.Analyst.LeaveOneOut.Collect(layer, new BlockGrid(plan.Outputs, plan.Inputs, rows, columns));
                double[] changes = subject.Analyst.LeaveOneOut.Of(layer).ToArray();
                double[] old = subject.WeightsOf(layer).ToArray();
                int block = 0;
                for (int row = 0; row < plan.Outputs; row += rows)
                {
                    for (int column = 0; column < plan.Inputs; column += columns)
                    {
                        Span<double> weights = subject.WeightsOf(layer);
                        for (int i = 0; i < weights.Length; i++)
                        {
                            bool isGone = i / plan.Inputs >= row && i / plan.Inputs < row + rows
                                && i % plan.Inputs >= column && i % plan.Inputs < column + columns;
                            weights[i] = isGone ? 0 : old[i];
                        }

                        Assert.Equal(subject.Loss() - before, changes[block++], 1e-12);
                    }
                }

                old.CopyTo(subject.WeightsOf(layer));
            }
        }
    }

    [Fact]
    public void UnitSums_AreTheirDefinitions()
    {
        using AnalysisSubject subject = AnalysisSubject.Images(Loss.SoftmaxCrossEntropy);
        double[][] changes = [new double[4], new double[4], new double[6], new double[5]];
        double[][] shares = [new double[4], new double[4], new double[6], new double[5]];
        for (int n = 0; n < subject.Data.Count; n++)
        {
            subject.LookAt(n);
            subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Gradient);
            Tape tape = subject.Analyst.Tape;
            for (int layer = 0; layer < changes.Length; layer++)
            {
                int value = subject.Analyst.Graph.Units[layer];
                int pixels = subject.Analyst.Graph.SizeOf(value) / changes[layer].Length;
                for (int unit = 0; unit < changes[layer].Length; unit++)
                {
                    double change = 0;
                    int used = 0;
                    for (int at = unit * pixels; at < (unit + 1) * pixels; at++)
                    {
                        double h = tape.Of(TapeKind.Value, 0, value)[at * Tape.Lanes];
                        change += h * tape.Of(TapeKind.Gradient, 0, value)[at * Tape.Lanes];
                        used += h != 0 ? 1 : 0;
                    }

                    changes[layer][unit] += Math.Abs(change / pixels) / subject.Data.Count;
                    shares[layer][unit] += (double)used / pixels / subject.Data.Count;
                }
            }
        }

        subject.LookAtAll();
        subject.Analyst.UnitSums.Collect(subject.Analyst, UnitSum.AbsoluteChange);
        RequireEqual(changes, [.. Enumerable.Range(0, 4).Select(i => subject.Analyst.UnitSums.Of(i).ToArray())], 1e-14);
        subject.Analyst.UnitSums.Collect(subject.Analyst, UnitSum.NotZero);
        RequireEqual(shares, [.. Enumerable.Range(0, 4).Select(i => subject.Analyst.UnitSums.Of(i).ToArray())], 1e-14);
    }

    [Fact]
    public void Sums_DoNotDependOnThreads()
    {
        using AnalysisSubject one = AnalysisSubject.Images(Loss.SoftmaxCrossEntropy, threads: 1, samples: 150);
        using AnalysisSubject three = AnalysisSubject.Images(Loss.SoftmaxCrossEntropy, threads: 3, samples: 150);
        foreach (WeightSum sum in (WeightSum[])[WeightSum.Gradient, WeightSum.SquaredGradient, WeightSum.Curvature])
        {
            one.Analyst.Sums.Collect(one.Analyst, sum);
            three.Analyst.Sums.Collect(three.Analyst, sum);
            RequireEqual(Copy(one), Copy(three), 1e-14);
        }
    }

    [Fact]
    public void Visit_OfALossThatIsNotFinite_NamesTheSample()
    {
        using AnalysisSubject subject = AnalysisSubject.Chain(Loss.MeanSquaredError, [4, 3], hasBias: false);
        subject.WeightsOf(0)[0] = double.NaN;

        var error = Assert.Throws<InvalidOperationException>(
            () => subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Gradient));

        Assert.StartsWith("The loss of sample 0 of 'arrays' is not finite", error.Message, StringComparison.Ordinal);
    }

    private static double[][] Copy(AnalysisSubject subject) =>
        [.. Enumerable.Range(0, subject.Plan.Layers.Length).Select(i => subject.Analyst.Sums.Of(i).ToArray())];

    private static double Difference(AnalysisSubject subject, int layer, int weight, double step, Func<double> of)
    {
        double value = subject.WeightsOf(layer)[weight];
        subject.WeightsOf(layer)[weight] = value + step;
        double above = of();
        subject.WeightsOf(layer)[weight] = value - step;
        double below = of();
        subject.WeightsOf(layer)[weight] = value;
        return (above - below) / (2 * step);
    }

    private static double[][] GradientsAt(AnalysisSubject subject, double[][] direction, double step)
    {
        Move(step);
        subject.LookAtAll();
        subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Gradient);
        double[][] gradients = Copy(subject);
        Move(-step);
        return gradients;

        void Move(double by)
        {
            for (int layer = 0; layer < direction.Length; layer++)
            {
                for (int w = 0; w < direction[layer].Length; w++)
                {
                    subject.WeightsOf(layer)[w] += by * direction[layer][w];
                }
            }
        }
    }

    // Calls back with what the weights of an output are multiplied by, for each sample and pixel.
    private static void Columns(AnalysisSubject subject, WeightedOperator each, int group, Action<double[]> column)
    {
        for (int n = 0; n < subject.Data.Count; n++)
        {
            subject.LookAt(n);
            subject.Analyst.Sums.Collect(subject.Analyst, WeightSum.Gradient);
            double[] x = subject.Analyst.Tape.Of(TapeKind.Value, 0, each.Inputs[0]).ToArray();
            for (int pixel = 0; pixel < each.Pixels; pixel++)
            {
                double[] own = new double[each.WeightsPerOutput];
                foreach (Link link in each.Links.OfOutput(pixel))
                {
                    for (int c = 0; c < each.Channels; c++)
                    {
                        int at = (((group * each.Channels) + c) * each.Links.Inputs) + link.Input;
                        own[(c * each.Links.Taps) + link.Tap] = x[at * Tape.Lanes];
                    }
                }

                column(own);
            }
        }

        subject.LookAtAll();
    }

    private static double[] Multiply(Span<double> weights, double[] x)
    {
        double[] y = new double[weights.Length / x.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            y[i / x.Length] += weights[i] * x[i % x.Length];
        }

        return y;
    }

    private static void RequireEqual(double[][] expected, double[][] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            for (int j = 0; j < expected[i].Length; j++)
            {
                Assert.Equal(expected[i][j], actual[i][j], tolerance);
            }
        }
    }
}
