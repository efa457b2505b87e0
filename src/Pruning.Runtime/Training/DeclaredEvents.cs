using System.Linq;
using Pruning.Regrowing;

namespace Pruning.Training;

/// <summary>What of a network's schedule happens between two steps.</summary>
internal static class DeclaredEvents
{
    /// <summary>The events of a run, in the order in which they happen before a step.</summary>
    /// <param name="network">The network.</param>
    /// <param name="schedule">Its schedule.</param>
    public static StepEvents[] Of(Network network, RunSchedule schedule)
    {
        // Where removed weights are trained too, what brings them back removes them by the table.
        bool selectsAnew = network.Plan.Pruning.Regrowth is { Growth: Growth.Shadow or Growth.Splicing };
        StepEvents?[] events =
        [
            schedule.Gradual is { } table && !selectsAnew ? new GradualRemoval(network, table) : null,
            schedule.Movements is { } counts ? new MovementCounts(network, counts) : null,
            network.Plan.Pruning.GrowingPenalty is { } growing ? new GrowingPenaltyEvents(network, growing) : null,
            RegrowthEvents.Of(network, schedule.Gradual),
        ];
        return [.. events.OfType<StepEvents>()];
    }
}
