using System;
using System.Globalization;
using Pruning.Data;
using Pruning.Plans;

namespace Pruning.Training;

/// <summary>Whether a run that was interrupted can go on.</summary>
internal static class Continuation
{
    /// <summary>Requires the data, the schedule and the declaration of the run that was interrupted.</summary>
    /// <param name="network">The network, where the run left it.</param>
    /// <param name="train">The data to go on with.</param>
    /// <param name="timeline">The schedule to go on in.</param>
    /// <exception cref="ArgumentException">One of them is another.</exception>
    public static void Require(Network network, Dataset train, TrainingTimeline timeline)
    {
        SchedulePosition position = network.Position;
        if (position.Samples != train.Count)
        {
            throw new ArgumentException(
                $"The training of {network.Name} was interrupted with {position.Samples} samples and cannot go on "
                + $"with the {train.Count} of '{train.Name}'. Pass the same data, or create a new network.");
        }

        int before = EpochsOf(network.Plan, position.Timeline);
        int now = EpochsOf(network.Plan, timeline);
        if (before != now)
        {
            throw new ArgumentException(
                $"The training of {network.Name} was interrupted in a run of {before} epochs and "
                + $"cannot go on as one of {now}. Pass the same number or none, or create a new network.");
        }

        if (position.Timeline != timeline)
        {
            throw new ArgumentException(
                $"The training of {network.Name} was interrupted in {Describe(position.Timeline)}, and cannot go on "
                + $"in {Describe(timeline)}. Declare the same rounds and batch size, or create a new network.");
        }

        if (position.Recipe != network.Plan.Recipe)
        {
            throw new ArgumentException(
                $"The training of {network.Name} was interrupted under another declaration and cannot go on. It was "
                + $"'{position.Recipe}', and is '{network.Plan.Recipe}'. Declare the same, or create a new network.");
        }
    }

    /// <summary>The epochs of the dense phase, or of all the training where there is none.</summary>
    public static int EpochsOf(NetworkPlan plan, TrainingTimeline timeline) =>
        plan.Pruning.HasDensePhase ? timeline.Epochs : timeline.FineTuneEpochs;

    private static string Describe(TrainingTimeline timeline) => string.Create(
        CultureInfo.InvariantCulture,
        $"a schedule of {timeline.Epochs} epochs and {timeline.Rounds} rounds of {timeline.FineTuneEpochs} with "
        + $"{timeline.StepsPerEpoch} steps each");
}
