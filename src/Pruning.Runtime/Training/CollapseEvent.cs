namespace Pruning.Training;

/// <summary>A collapse rule has acted in a removal of the schedule; see <see cref="Collapse"/>. Policies that remove
/// blocks, neurons or filters count those, others weights.</summary>
/// <param name="Round">The round.</param>
/// <param name="Step">The step of the round, from 0, before which the removal was; null for the removal that opens the
/// round.</param>
/// <param name="Layer">The first layer of its policy that the rule acted on.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Requested">How many of the layers that were compared with each other should be removed, those of
/// earlier removals included.</param>
/// <param name="Removed">How many are.</param>
public sealed record CollapseEvent(int Round, int? Step, string Layer, Collapse Rule, int Requested, int Removed);
