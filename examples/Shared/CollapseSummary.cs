using Pruning.Training;

namespace Examples;

/// <summary>A collapse rule has acted. Policies that remove neurons or filters count those, others weights.</summary>
/// <param name="Step">The step of the round before which it was; null for the removal that opens the round.</param>
/// <param name="Layer">The first layer of its policy that the rule acted on.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Requested">How many should be removed.</param>
/// <param name="Removed">How many are.</param>
internal sealed record CollapseSummary(int? Step, string Layer, string Rule, int Requested, int Removed)
{
    public static CollapseSummary Of(CollapseEvent collapse) => new(
        collapse.Step, collapse.Layer, collapse.Rule.ToString(), collapse.Requested, collapse.Removed);
}
