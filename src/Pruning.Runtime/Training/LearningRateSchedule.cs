using System;

namespace Pruning.Training;

/// <summary>
/// The learning rate of each step of one training run. It rises linearly over the warm-up and follows the curve
/// from there.
/// </summary>
/// <param name="Curve">How the rate falls after the warm-up.</param>
/// <param name="Peak">The highest rate.</param>
/// <param name="WarmupEpochs">Length of the warm-up in epochs; rounded to whole steps, W of them.</param>
/// <param name="StepEpochs">For <see cref="LearningRateCurve.Step"/>: epochs between two falls, counted from the
/// start of the run; positive.</param>
/// <param name="StepFactor">For <see cref="LearningRateCurve.Step"/>: the factor of each fall.</param>
/// <param name="Epochs">Length of the run in epochs.</param>
/// <param name="StepsPerEpoch">Steps of one epoch; positive.</param>
public readonly record struct LearningRateSchedule(
    LearningRateCurve Curve,
    double Peak,
    double WarmupEpochs,
    int StepEpochs,
    double StepFactor,
    int Epochs,
    int StepsPerEpoch)
{
    /// <summary>The learning rate of one step.</summary>
    /// <remarks>
    /// Step s of the W warm-up steps has Peak · (s + 1) / W. After that:
    /// <see cref="LearningRateCurve.Constant"/> Peak;
    /// <see cref="LearningRateCurve.Step"/> Peak · StepFactor^floor(floor(s / StepsPerEpoch) / StepEpochs);
    /// <see cref="LearningRateCurve.Cosine"/> Peak / 2 · (1 + cos(pi · t)) with
    /// t = (s - W) / (Epochs · StepsPerEpoch - W)
    /// (Loshchilov and Hutter 2017), which would reach 0 at the step after the last and stays there beyond.
    /// </remarks>
    /// <param name="step">The step, from 0 at the start of the run; not negative.</param>
    /// <returns>The rate, computed in double and rounded once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or the curve unknown.</exception>
    public float At(int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        double warmup = Math.Round(WarmupEpochs * StepsPerEpoch);
        if (step < warmup)
        {
            return (float)(Peak * (step + 1) / warmup);
        }

        return Curve switch
        {
            LearningRateCurve.Constant => (float)Peak,
            LearningRateCurve.Step => (float)(Peak * Math.Pow(StepFactor, step / StepsPerEpoch / StepEpochs)),
            LearningRateCurve.Cosine => Cosine(step, warmup),
            _ => throw new ArgumentOutOfRangeException(nameof(Curve), Curve, "Not a learning rate curve."),
        };
    }

    private float Cosine(int step, double warmup)
    {
        double total = (double)Epochs * StepsPerEpoch;
        return step >= total ? 0 : (float)(Peak / 2 * (1 + Math.Cos(Math.PI * (step - warmup) / (total - warmup))));
    }
}
