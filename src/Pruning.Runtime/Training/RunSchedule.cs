using System;
using Pruning.Plans;

namespace Pruning.Training;

/// <summary>A declared schedule for so many epochs of so many samples.</summary>
internal sealed class RunSchedule
{
    private readonly NetworkPlan _plan;
    private readonly RunLength _length;

    /// <summary>Works the schedule out.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="epochs">Epochs of the dense phase, or of all the training where there is none.</param>
    /// <param name="samples">Samples of the training data.</param>
    /// <exception cref="ArgumentException">There are too few epochs or samples for the schedule.</exception>
    public RunSchedule(NetworkPlan plan, int epochs, int samples)
    {
        _plan = plan;
        PruningPlan pruning = plan.Pruning;
        int stepsPerEpoch = (samples + plan.BatchSize - 1) / plan.BatchSize;
        _length = RunLength.Of(plan.Training, pruning.FineTuneEpochs, epochs);
        RewindEpoch = RewindEpochOf(plan, epochs);
        Timeline = pruning.HasDensePhase
            ? new TrainingTimeline(epochs, pruning.Rounds, FineTuneEpochs(epochs), stepsPerEpoch)
            : new TrainingTimeline(0, pruning.Rounds, epochs, stepsPerEpoch);
        Gradual = TableOf(pruning.Groups);
        Movements = TableOf(pruning.Movements);

        GradualTable? TableOf(PruningGroupPlan[] groups) => pruning.Gradual is { } gradual && groups.Length > 0
            ? new GradualTable(plan.Name, gradual, groups, plan.Training.Epochs, epochs, stepsPerEpoch)
            : null;
    }

    /// <summary>The schedule as a line of ticks.</summary>
    public TrainingTimeline Timeline { get; }

    /// <summary>The epoch, from 1, at whose end the values are noted that a later removal returns to; 0 where those are
    /// the ones before the first step.</summary>
    public int RewindEpoch { get; }

    /// <summary>The removals between steps; null where there are none.</summary>
    public GradualTable? Gradual { get; }

    /// <summary>How many weights learned scores remove by which step; null where it is the final count from the first
    /// one on.</summary>
    public GradualTable? Movements { get; }

    /// <summary>The epochs by which a schedule was made; see the constructor.</summary>
    public static int EpochsOf(NetworkPlan plan, TrainingTimeline timeline) =>
        plan.Pruning.HasDensePhase ? timeline.Epochs : timeline.FineTuneEpochs;

    /// <summary>The learning rate of a step. Where epochs are trained again, it is the one that they had.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="step">The step within the phase.</param>
    public float LearningRateAt(int phase, int step)
    {
        int before = _plan.Pruning.Rewind switch
        {
            Rewind.Epoch => RewindEpoch,
            Rewind.LearningRate => Timeline.Epochs - Timeline.FineTuneEpochs,
            _ => -1,
        };
        bool isReplay = phase > 0 && before >= 0;
        int epochs = isReplay ? Timeline.Epochs : Timeline.EpochsOf(phase);
        int skipped = isReplay ? before * Timeline.StepsPerEpoch : 0;
        return _length.ScheduleFor(_plan.Training, epochs, Timeline.StepsPerEpoch).At(skipped + step);
    }

    /// <summary>How many epochs come before a phase.</summary>
    /// <param name="phase">The phase.</param>
    public int EpochsBefore(int phase) =>
        phase == 0 ? 0 : Timeline.Epochs + ((phase - 1) * Timeline.FineTuneEpochs);

    // Shares are rounded up: together they may be an epoch more than there are.
    private int FineTuneEpochs(int epochs) => _plan.Pruning.Rewind switch
    {
        Rewind.Epoch => Math.Min(_length.FineTuneEpochs, epochs - RewindEpoch),
        Rewind.LearningRate => Math.Min(_length.FineTuneEpochs, epochs),
        _ => _length.FineTuneEpochs,
    };

    private static int RewindEpochOf(NetworkPlan plan, int epochs)
    {
        PruningPlan pruning = plan.Pruning;
        if (pruning.Rewind != Rewind.Epoch)
        {
            return 0;
        }

        int share = RunLength.Of(plan.Training, pruning.RewindEpoch, epochs).FineTuneEpochs;
        return epochs < 2
            ? throw new ArgumentException(
                FormattableString.Invariant($"{plan.Name} rewinds its weights to the end of an epoch that has others ")
                + FormattableString.Invariant($"behind it, but there are only {epochs}. Train for 2 or more."))
            : Math.Min(share, epochs - 1);
    }
}
