using System;
using Pruning.Masks;
using Pruning.Updates;
using Xunit;

namespace Pruning.Runtime.Tests.Updates;

public class NeuronThresholdMapTests
{
    private const double Strength = 0.03;

    private static LearnedCase Create(double initial = 0) =>
        new(LearnedMask.NeuronThreshold, Strength, initial, LearnedCase.Sgd, 0, [5, 37], [3, 2, 3, 3]);

    [Fact]
    public void Project_OfThresholdsOfEverySign_KeepsWhatIsLarger()
    {
        LearnedCase subject = Create();
        for (int l = 0; l < subject.Maps.Length; l++)
        {
            WeightMap map = subject.Maps[l];
            Span<float> thresholds = subject.ParametersOf(l);
            for (int r = 0; r < thresholds.Length; r++)
            {
                thresholds[r] = 0.2f * (r - 1);
            }

            // A zero that a negative threshold would keep is none the less a zero.
            map.Shadow[3] = -0f;
            map.Project();
            for (int i = 0; i < map.Layer.Count; i++)
            {
                float theta = map.Shadow[i];
                bool kept = Math.Abs(theta) > thresholds[i / map.Layer.Inputs] && theta != 0;
                Assert.Equal(kept ? theta : 0, map.Weights[i]);
                Assert.Equal(kept, MaskBits.IsKept(map.Mask, i));
            }

            Assert.Equal(-1, MaskBits.FirstRemovedNotZero(map.Mask, map.Weights));
        }
    }

    // Weights of every distance from their threshold, so that each branch of the estimator is taken on both sides.
    [Fact]
    public void PullBack_OfWeightsAndThresholds_IsTheEstimatorOfThePaper()
    {
        LearnedCase subject = Create();
        for (int l = 0; l < subject.Maps.Length; l++)
        {
            Span<float> shadow = subject.Maps[l].Shadow;
            for (int i = 0; i < shadow.Length; i++)
            {
                shadow[i] *= 1 + (i % 4 * 2);
            }

            Span<float> thresholds = subject.ParametersOf(l);
            for (int r = 0; r < thresholds.Length; r++)
            {
                thresholds[r] = 0.1f * (r + 1);
            }

            subject.Maps[l].Project();
        }

        subject.PullBack();
        for (int l = 0; l < subject.Maps.Length; l++)
        {
            WeightMap map = subject.Maps[l];
            double[] sums = new double[map.Layer.Outputs];
            for (int i = 0; i < map.Layer.Count; i++)
            {
                int row = i / map.Layer.Inputs;
                double theta = map.Shadow[i];
                double x = Math.Abs(theta) - subject.ParametersOf(l)[row];
                double estimate = Math.Abs(x) <= 0.4 ? 2 - (4 * Math.Abs(x)) : Math.Abs(x) <= 1 ? 0.4 : 0;
                double mask = x > 0 ? 1 : 0;
                double g = subject.Slopes[l][i] + (subject.Curvatures[l][i] * theta * mask);
                double expected = (g * mask) + (g * theta * estimate * Math.Sign(theta));
                sums[row] -= g * theta * estimate;
                Assert.Equal(expected, map.Gradients[i], 1e-4 * (1 + Math.Abs(expected)));
            }

            for (int r = 0; r < sums.Length; r++)
            {
                double expected = sums[r] - (Strength * Math.Exp(-subject.ParametersOf(l)[r]));
                Assert.Equal(expected, subject.ParameterGradientsOf(l)[r], 1e-4 * (1 + Math.Abs(expected)));
            }
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Constrain_OfALayerThatKeepsOnePercent_BeginsAnew(int kept, bool begins)
    {
        var subject = new LearnedCase(LearnedMask.NeuronThreshold, Strength, 0, LearnedCase.Sgd, 0, [4, 25]);
        WeightMap map = subject.Maps[0];
        map.Shadow.Fill(0.1f);
        map.Shadow[..kept].Fill(0.9f);
        subject.ParametersOf(0).Fill(0.5f);

        map.Constrain();
        map.Project();

        Assert.Equal(begins ? 0 : 0.5f, subject.ParametersOf(0)[3]);
        Assert.Equal(begins ? 100 : kept, MaskBits.CountKept(map.Mask));
    }
}
