using System.Linq;

namespace Pruning.Training;

/// <summary>What of a network's schedule happens between two steps.</summary>
internal static class DeclaredEvents
{
    /// <summary>The events of a run, in the order in which they happen before a step.</summary>
    /// <param name="network">The network.</param>
    /// <param name="schedule">Its schedule.</param>
    public static StepEvents[] Of(Network network, RunSchedule schedule)
    {
        StepEvents?[] events =
        [
            schedule.Gradual is { } table ? new GradualRemoval(network, table) : null,
        ];
        return [.. events.OfType<StepEvents>()];
    }
}
