namespace Pruning.Masks;

/// <summary>A collapse rule has acted on a layer. Policies that remove blocks, neurons or filters count those,
/// others weights.</summary>
/// <param name="Layer">The first layer of its policy that the rule acted on.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Requested">How many of the layers of the policy together should be removed, earlier ones
/// included.</param>
/// <param name="Removed">How many are.</param>
internal readonly record struct LayerCollapse(string Layer, Collapse Rule, int Requested, int Removed);
