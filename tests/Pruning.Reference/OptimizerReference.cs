using System;
using Pruning.Generators.Vocabulary;

namespace Pruning.Reference;

/// <summary>
/// One step of SGD (Polyak 1964; Nesterov form of Sutskever et al. 2013), Adam (Kingma and Ba 2015) and AdamW
/// (Loshchilov and Hutter 2019), element by element in double. A removed weight is exactly 0 after the step, and so
/// are its moments.
/// </summary>
internal static class OptimizerReference
{
    /// <summary>
    /// Changes the parameters and their moments in place. gradient is dL/dw of the loss without penalties.
    /// </summary>
    public static void Step(OptimizerSettings settings, ParameterState state, double[] gradient)
    {
        state.Steps++;
        for (int i = 0; i < state.Values.Length; i++)
        {
            if (state.Kept is not null && !state.Kept[i])
            {
                state.Values[i] = 0;
                state.FirstMoment[i] = 0;
                state.SecondMoment[i] = 0;
                continue;
            }

            double g = gradient[i] + (state.IsWeight ? Penalty(settings, state.Values[i]) : 0);
            switch (settings.Kind)
            {
                case Optimizer.Sgd:
                    Sgd(settings, state, i, g);
                    break;
                case Optimizer.Adam:
                    Adam(settings, state, i, g);
                    break;
                case Optimizer.AdamW:
                    // Decoupled: w -= lr · decay · w, with the weight before the step.
                    double decay = state.IsWeight ? settings.LearningRate * settings.WeightDecay * state.Values[i] : 0;
                    Adam(settings, state, i, g);
                    state.Values[i] -= decay;
                    break;
                default:
                    throw new NotSupportedException($"The reference has no rule for the optimizer {settings.Kind}.");
            }
        }
    }

    /// <summary>
    /// What is added to the gradient of a weight: l1 · sign(w) + l2 · w, and decay · w unless it is decoupled.
    /// </summary>
    private static double Penalty(OptimizerSettings settings, double w)
    {
        double decay = settings.Kind == Optimizer.AdamW ? 0 : settings.WeightDecay;
        return (settings.L1 * Math.Sign(w)) + (settings.L2 * w) + (decay * w);
    }

    /// <summary>v = mu v + g; w -= lr v, or with Nesterov w -= lr (g + mu v).</summary>
    private static void Sgd(OptimizerSettings settings, ParameterState state, int i, double g)
    {
        double v = (settings.Momentum * state.FirstMoment[i]) + g;
        state.FirstMoment[i] = v;
        state.Values[i] -= settings.LearningRate * (settings.Nesterov ? g + (settings.Momentum * v) : v);
    }

    /// <summary>
    /// m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g²; w -= lr m/(1 - b1^t) / (sqrt(v/(1 - b2^t)) + eps).
    /// </summary>
    private static void Adam(OptimizerSettings settings, ParameterState state, int i, double g)
    {
        double m = (settings.Beta1 * state.FirstMoment[i]) + ((1 - settings.Beta1) * g);
        double v = (settings.Beta2 * state.SecondMoment[i]) + ((1 - settings.Beta2) * g * g);
        state.FirstMoment[i] = m;
        state.SecondMoment[i] = v;
        double correctedM = m / (1 - Math.Pow(settings.Beta1, state.Steps));
        double correctedV = v / (1 - Math.Pow(settings.Beta2, state.Steps));
        state.Values[i] -= settings.LearningRate * correctedM / (Math.Sqrt(correctedV) + settings.Epsilon);
    }
}
