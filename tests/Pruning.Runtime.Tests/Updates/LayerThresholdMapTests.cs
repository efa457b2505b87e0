using System;
using System.Linq;
using Pruning.Masks;
using Pruning.Updates;
using Xunit;

namespace Pruning.Runtime.Tests.Updates;

public class LayerThresholdMapTests
{
    private const double Threshold = 0.15;

    private static LearnedCase Create(double initial = Threshold) =>
        new(LearnedMask.LayerThreshold, 0.02, initial, LearnedCase.Sgd, 0, [5, 37], [3, 2, 3, 3]);

    [Fact]
    public void Project_OfAnyLayer_ShrinksWeightsAndRemovesThoseBelow()
    {
        LearnedCase subject = Create();
        foreach (WeightMap map in subject.Maps)
        {
            float[] expected = [.. map.Shadow.ToArray().Select(theta =>
                Math.Abs(theta) > Threshold ? theta - ((float)Threshold * Math.Sign(theta)) : 0)];
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], map.Weights[i], 1e-6);
                Assert.Equal(map.Weights[i] != 0, MaskBits.IsKept(map.Mask, i));
            }

            Assert.InRange(MaskBits.CountKept(map.Mask), 1, expected.Length - 1);
            Assert.Equal(-1, MaskBits.FirstRemovedNotZero(map.Mask, map.Weights));
        }
    }

    [Fact]
    public void PullBack_OfWeightsAndThreshold_IsTheSlopeOfTheLoss()
    {
        LearnedCase subject = Create();
        subject.PullBack();
        for (int l = 0; l < subject.Maps.Length; l++)
        {
            int layer = l;
            double[] theta = Slope.ToDouble(subject.Maps[l].Shadow);
            double[] s = Slope.ToDouble(subject.ParametersOf(l));
            double Loss()
            {
                double threshold = 1 / (1 + Math.Exp(-s[0]));
                return subject.LossOf(
                    layer, i => Math.Sign(theta[i]) * Math.Max(Math.Abs(theta[i]) - threshold, 0))
                    + (0.5 * 0.02 * s[0] * s[0]);
            }

            Slope.RequireEqual(theta, Loss, subject.Maps[l].Gradients);
            Slope.RequireEqual(s, Loss, subject.ParameterGradientsOf(l));
        }
    }

    [Fact]
    public void Constrain_ThresholdAboveAllWeights_KeepsTheLargest()
    {
        LearnedCase subject = Create();
        WeightMap map = subject.Maps[0];
        float[] theta = map.Shadow.ToArray();
        int largest = Array.IndexOf(theta, theta.MaxBy(Math.Abs));
        subject.ParametersOf(0)[0] = 5;

        map.Constrain();
        map.Project();

        Assert.True(MaskBits.IsKept(map.Mask, largest));
        Assert.InRange(MaskBits.CountKept(map.Mask), 1, 3);
    }

    [Fact]
    public void Adopt_Again_LeavesWhatIsTrained()
    {
        LearnedCase subject = Create();
        float[] theta = subject.Maps[0].Shadow.ToArray();
        float[] weights = subject.Maps[0].Weights.ToArray();

        subject.Maps[0].Adopt();

        Assert.Equal(theta, subject.Maps[0].Shadow);
        Assert.Equal(weights, subject.Maps[0].Weights);
    }

    [Fact]
    public void Adopt_OfAWeightThatWasSet_TakesIt()
    {
        LearnedCase subject = Create();
        float[] theta = subject.Maps[0].Shadow.ToArray();
        subject.Maps[0].Weights[7] = 0.75f;
        theta[7] = 0.75f;

        subject.Maps[0].Adopt();
        subject.Maps[0].Project();

        Assert.Equal(theta, subject.Maps[0].Shadow);
        Assert.Equal(0.75 - Threshold, subject.Maps[0].Weights[7], 1e-6);
    }
}
