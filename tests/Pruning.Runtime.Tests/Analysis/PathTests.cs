using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Masks;
using Pruning.Plans;
using Xunit;

namespace Pruning.Runtime.Tests.Analysis;

/// <summary>The conservation of synaptic flow (Tanaka et al. 2020): what goes into a unit comes out of it.</summary>
public sealed class PathTests
{
    private static readonly int[] Sizes = [20, 30, 25, 10];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scores_OfAChain_AreConserved(bool hasBias)
    {
        using AnalysisSubject subject = AnalysisSubject.Chain(Loss.SoftmaxCrossEntropy, Sizes, hasBias);
        Remove(subject, layer: 1, [3, 40, 77]);

        double[][] scores = Scores(subject);

        double sum = scores[0].Sum();
        Assert.All(scores, layer => Assert.Equal(1, layer.Sum() / sum, 1e-12));
        for (int layer = 0; layer < 2; layer++)
        {
            for (int unit = 0; unit < Sizes[layer + 1]; unit++)
            {
                double into = scores[layer].Skip(unit * Sizes[layer]).Take(Sizes[layer]).Sum();
                double outOf = Enumerable.Range(0, Sizes[layer + 2])
                    .Sum(next => scores[layer + 1][(next * Sizes[layer + 1]) + unit]);
                Assert.Equal(1, outOf / into, 1e-12);
            }
        }
    }

    [Fact]
    public void Scores_AreTheSumsOverAllPathsThroughAWeight()
    {
        using AnalysisSubject subject = AnalysisSubject.Chain(Loss.SoftmaxCrossEntropy, [2, 3, 2], hasBias: true);
        Remove(subject, layer: 0, [1]);

        double[][] scores = Scores(subject);

        for (int i = 0; i < 2; i++)
        {
            for (int h = 0; h < 3; h++)
            {
                double first = i == 1 && h == 0 ? 0 : Math.Abs(subject.WeightsOf(0)[(h * 2) + i]);
                double onward = Enumerable.Range(0, 2).Sum(o => Math.Abs(subject.WeightsOf(1)[(o * 3) + h]));
                Assert.Equal(first * onward, scores[0][(h * 2) + i], 1e-12);
            }
        }
    }

    // Normalisation counts by its scale alone; the maximum of positive values is one of them.
    [Fact]
    public void Scores_OfImages_AreTheDerivativesOfTheSumOfAllPaths()
    {
        using AnalysisSubject subject = AnalysisSubject.Images(Loss.SoftmaxCrossEntropy);
        double[][] scores = Scores(subject);
        double before = Flow(subject);

        for (int layer = 0; layer < scores.Length; layer++)
        {
            LayerPlan plan = subject.Plan.Layers[layer];
            for (int w = 0; w < plan.Count; w += 5)
            {
                Span<float> weights = subject.Arena.Slice(plan.Weights, plan.Count);
                float old = weights[w];
                weights[w] = old * 1.001f;
                Assert.Equal((Flow(subject) - before) / 0.001, scores[layer][w], 0.01 * (before + 1));
                weights[w] = old;
            }
        }
    }

    private static void Remove(AnalysisSubject subject, int layer, int[] weights)
    {
        foreach (int w in weights)
        {
            MaskBits.Remove(subject.MaskOf(subject.Plan.Layers[layer]), w);
        }
    }

    private static double[][] Scores(AnalysisSubject subject)
    {
        subject.Analyst.Paths.Take();
        subject.Analyst.Sums.CollectOfOnes(subject.Analyst);
        return
        [
            .. Enumerable.Range(0, subject.Plan.Layers.Length).Select(layer => subject.Analyst.Sums.Of(layer).ToArray()
                .Zip(subject.Analyst.Paths.WeightsOf(layer).ToArray(), (sum, weight) => sum * weight).ToArray()),
        ];
    }

    // R: the sum of the outputs for a sample of ones.
    private static double Flow(AnalysisSubject subject)
    {
        Scores(subject);
        double[] outputs = subject.Analyst.Tape.Of(TapeKind.Value, 0, subject.Analyst.Graph.Last).ToArray();
        return outputs.Where((_, at) => at % Tape.Lanes == 0).Sum();
    }
}
