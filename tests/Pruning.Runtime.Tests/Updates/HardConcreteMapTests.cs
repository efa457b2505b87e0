using System;
using Pruning.Masks;
using Pruning.Plans;
using Pruning.Randomness;
using Pruning.Updates;
using Xunit;

namespace Pruning.Runtime.Tests.Updates;

public class HardConcreteMapTests
{
    private const double Strength = 0.003;
    private const double Decay = 0.05;
    private const ulong Seed = 11;

    private static LearnedCase Create(TrainingPlan? training = null) => new(
        LearnedMask.HardConcrete, Strength, 0.5, training ?? LearnedCase.Sgd, 0, [5, 37], [7, 2, 3, 3]);

    // The gate of a weight: that of its input, or of its filter.
    private static int GateOf(WeightMap map, int index) =>
        map.Layer.Convolution is null ? index % map.Layer.Inputs : index / map.Layer.Inputs;

    private static double Stretch(double s) => Math.Clamp((s * 1.2) - 0.1, 0, 1);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    // z of a step, by the paper, from the numbers that the map draws.
    private static double[] Noise(int layer, int gates, long step)
    {
        double[] noise = new double[gates];
        var random = new RandomStream(Seed, RandomStreams.Gates(layer)) { Position = (ulong)(step * gates) };
        for (int i = 0; i < gates; i++)
        {
            double u = 1e-6f + (random.NextSingle() * (1 - 2e-6f));
            noise[i] = Math.Log(u) - Math.Log(1 - u);
        }

        return noise;
    }

    private static double Drawn(double noise, double logAlpha) => Stretch(Sigmoid((noise + logAlpha) * 1.5));

    [Fact]
    public void Project_OutsideOfTraining_HasTheGatesOfThePaperWithoutTemperature()
    {
        LearnedCase subject = Create();
        for (int l = 0; l < 2; l++)
        {
            WeightMap map = subject.Maps[l];
            Span<float> logAlphas = subject.ParametersOf(l);
            for (int g = 0; g < logAlphas.Length; g++)
            {
                logAlphas[g] = (g - 3) * 1.1f;
            }

            map.Project();
            for (int i = 0; i < map.Layer.Count; i++)
            {
                double z = Stretch(Sigmoid(logAlphas[GateOf(map, i)]));
                Assert.Equal(map.Shadow[i] * z, map.Weights[i], 1e-6);
                Assert.Equal(z > 0, MaskBits.IsKept(map.Mask, i));
            }

            Assert.Equal(-1, MaskBits.FirstRemovedNotZero(map.Mask, map.Weights));
        }
    }

    [Fact]
    public void ProjectForStep_OfASeedAndStep_DrawsOneGatePerInputOrFilter()
    {
        LearnedCase subject = Create();
        for (int l = 0; l < 2; l++)
        {
            WeightMap map = subject.Maps[l];
            double[] noise = Noise(l, subject.ParametersOf(l).Length, 5);

            map.ProjectForStep(Seed, 5);

            for (int i = 0; i < map.Layer.Count; i++)
            {
                int gate = GateOf(map, i);
                double z = Drawn(noise[gate], subject.ParametersOf(l)[gate]);
                Assert.Equal(map.Shadow[i] * z, map.Weights[i], 1e-5);
            }

            float[] weights = map.Weights.ToArray();
            map.ProjectForStep(Seed, 6);
            Assert.NotEqual(weights, map.Weights.ToArray());
            map.ProjectForStep(Seed, 5);
            Assert.Equal(weights, map.Weights);
        }
    }

    [Theory]
    [InlineData(Optimizer.Sgd, 0)]
    [InlineData(Optimizer.Sgd, Decay)]
    [InlineData(Optimizer.AdamW, Decay)]
    public void PullBack_OfWeightsAndGates_IsTheSlopeOfTheLossWithItsPenalty(Optimizer optimizer, double decay)
    {
        LearnedCase subject = Create(LearnedCase.Sgd with { Optimizer = optimizer, WeightDecay = decay });
        double coupled = optimizer == Optimizer.AdamW ? 0 : decay;
        for (int l = 0; l < 2; l++)
        {
            Assert.Equal(coupled == 0, subject.Maps[l].Decays);
            subject.Maps[l].ProjectForStep(Seed, 2);
        }

        subject.PullBack();
        for (int l = 0; l < 2; l++)
        {
            int layer = l;
            WeightMap map = subject.Maps[l];
            double[] theta = Slope.ToDouble(map.Shadow);
            double[] logAlphas = Slope.ToDouble(subject.ParametersOf(l));
            double[] noise = Noise(l, logAlphas.Length, 2);
            double Loss()
            {
                double penalty = 0;
                for (int i = 0; i < theta.Length; i++)
                {
                    double open = Sigmoid(logAlphas[GateOf(map, i)] - (2.0 / 3 * Math.Log(0.1 / 1.1)));
                    penalty += open * (Strength + (0.5 * coupled * theta[i] * theta[i]));
                }

                return penalty + subject.LossOf(
                    layer, i => theta[i] * Drawn(noise[GateOf(map, i)], logAlphas[GateOf(map, i)]));
            }

            Slope.RequireEqual(theta, Loss, map.Gradients);
            Slope.RequireEqual(logAlphas, Loss, subject.ParameterGradientsOf(l));
        }
    }

    [Fact]
    public void Constrain_OfExtremeGates_KeepsThemInTheRangeAndOneOpen()
    {
        LearnedCase subject = Create();
        Span<float> logAlphas = subject.ParametersOf(0);
        logAlphas.Fill(-50);
        logAlphas[4] = -3;
        logAlphas[9] = 50;
        subject.Maps[0].Constrain();
        Assert.Equal(Math.Log(1e-2), logAlphas[0], 1e-5);
        Assert.Equal(-3, logAlphas[4]);
        Assert.Equal(Math.Log(1e2), logAlphas[9], 1e-5);

        logAlphas.Fill(-4);
        logAlphas[4] = -3;
        subject.Maps[0].Constrain();
        subject.Maps[0].Project();

        // Five outputs read the one input that is left.
        Assert.Equal(5, MaskBits.CountKept(subject.Maps[0].Mask));
        Assert.Equal(0.01, Stretch(Sigmoid(logAlphas[4])), 1e-5);
    }

    [Fact]
    public void Gates_BeforeTheFirstStep_LieAroundTheirDropRate()
    {
        var subject = new LearnedCase(LearnedMask.HardConcrete, Strength, 0.2, LearnedCase.Sgd, 0, [2, 200]);
        foreach (float logAlpha in subject.ParametersOf(0))
        {
            Assert.Equal(Math.Log(4), logAlpha, 0.06);
        }
    }
}
