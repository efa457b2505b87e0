using System;
using Pruning.Plans;
using Pruning.Randomness;

namespace Pruning.Updates;

/// <summary>What the parameters of a learned mask are before the first step.</summary>
internal static class LearnedParameters
{
    private const double GateDeviation = 0.01;

    // Scores begin at zero, as far as any step can tell. Where weights are removed before scores have moved, chance
    // decides, and not the order of the weights, which would empty whole neurons.
    private const double ScoreDeviation = 1e-8;

    public static void Fill(Span<float> parameters, LearnedMaskPlan plan, ref RandomStream random)
    {
        switch (plan.Mask)
        {
            case LearnedMask.LayerThreshold:
                parameters.Fill((float)Logit(plan.Initial));
                break;
            case LearnedMask.NeuronThreshold:
                parameters.Fill((float)plan.Initial);
                break;
            case LearnedMask.HardConcrete:
                Draw(parameters, Logit(1 - plan.Initial), GateDeviation, ref random);
                break;
            case LearnedMask.Movement:
                Draw(parameters, 0, ScoreDeviation, ref random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(plan), plan.Mask, "Not a learned mask.");
        }
    }

    /// <summary>The s whose sigmoid is the probability.</summary>
    public static double Logit(double probability) => Math.Log(probability / (1 - probability));

    private static void Draw(Span<float> parameters, double mean, double deviation, ref RandomStream random)
    {
        foreach (ref float parameter in parameters)
        {
            parameter = (float)(mean + (deviation * random.NextNormal()));
        }
    }
}
