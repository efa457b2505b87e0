using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>A removal between training steps, with its defaults resolved.</summary>
/// <param name="BeginEpoch">Where it begins.</param>
/// <param name="EndEpoch">Where the rate is reached.</param>
/// <param name="EverySteps">Steps between two removals.</param>
/// <param name="Curve">How the rate rises.</param>
/// <param name="Power">The power of a polynomial.</param>
/// <param name="InitialRate">The rate of the first removal.</param>
internal sealed record GradualSchedule(
    double BeginEpoch, double EndEpoch, int EverySteps, RateCurve Curve, double Power, double InitialRate)
{
    // Where nothing is said, as RigL has it (Evci et al. 2020).
    private const double DefaultEnd = 0.75;

    /// <summary>That of a network; null where weights are removed at another time.</summary>
    public static GradualSchedule? Of(NetworkDeclaration network) =>
        network.Schedule is { When: When.DuringTraining } schedule
            ? new GradualSchedule(
                schedule.BeginEpoch,
                EndOf(schedule, network.Train.Epochs),
                schedule.EverySteps,
                schedule.Curve,
                schedule.Power,
                schedule.InitialRate)
            : null;

    /// <summary>The end, where none is written, of so many epochs.</summary>
    public static double EndOf(ScheduleDeclaration schedule, int epochs) =>
        double.IsNaN(schedule.EndEpoch) ? DefaultEnd * epochs : schedule.EndEpoch;

    /// <summary>"Polynomial 3 from 0 at epoch 0 to 7.5 every 100 steps".</summary>
    public override string ToString() =>
        Curve + (Curve == RateCurve.Polynomial ? " " + Invariant.Text(Power) : "")
        + " from " + Invariant.Text(InitialRate)
        + " at epoch " + Invariant.Text(BeginEpoch) + " to " + Invariant.Text(EndEpoch)
        + " every " + Invariant.Text(EverySteps) + " steps";
}
