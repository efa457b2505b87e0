using System;
using Pruning.Plans;

namespace Pruning.Training;

/// <summary>
/// How many epochs the phases of a run have: those declared, or all of them in proportion to another number.
/// </summary>
/// <param name="Epochs">Epochs of the dense phase.</param>
/// <param name="FineTuneEpochs">Epochs after each removal.</param>
/// <param name="WarmupEpochs">Epochs over which the learning rate rises.</param>
/// <param name="StepEpochs">Epochs between two falls of the learning rate.</param>
internal readonly record struct RunLength(int Epochs, int FineTuneEpochs, double WarmupEpochs, int StepEpochs)
{
    /// <summary>
    /// The dense phase takes the number itself. Fine-tuning and the falls of the learning rate take their share of it,
    /// rounded up, so that what was declared does not vanish; the warm-up, which need not be whole, takes its exact
    /// share. A declared dense phase without epochs gives no proportion: the rest stays as declared.
    /// </summary>
    /// <param name="training">What was declared for training.</param>
    /// <param name="fineTuneEpochs">Epochs that were declared for each round.</param>
    /// <param name="epochs">Epochs of the dense phase; not negative.</param>
    public static RunLength Of(TrainingPlan training, int fineTuneEpochs, int epochs) =>
        epochs == training.Epochs || training.Epochs == 0
            ? new RunLength(epochs, fineTuneEpochs, training.WarmupEpochs, training.StepEpochs)
            : new RunLength(
                epochs,
                Share(fineTuneEpochs, epochs, training.Epochs),
                training.WarmupEpochs * epochs / training.Epochs,
                Share(training.StepEpochs, epochs, training.Epochs));

    /// <summary>The learning rate of each step of a phase.</summary>
    /// <param name="training">What was declared.</param>
    /// <param name="epochs">Epochs of the phase.</param>
    /// <param name="stepsPerEpoch">Steps of an epoch.</param>
    public LearningRateSchedule ScheduleFor(TrainingPlan training, int epochs, int stepsPerEpoch) => new(
        training.Curve,
        training.LearningRate,
        WarmupEpochs,
        StepEpochs,
        training.StepFactor,
        epochs,
        stepsPerEpoch);

    // The smallest whole number that is not below declared · epochs / of.
    private static int Share(int declared, int epochs, int of) =>
        (int)Math.Min((((long)declared * epochs) + of - 1) / of, int.MaxValue);
}
