using Pruning.Generators.Policies;

namespace Pruning.Generators.Lowering;

/// <summary>The mask that a layer learns, and where its parameters stand.</summary>
/// <param name="Values">What is said of it.</param>
/// <param name="Place">Offset of its thresholds, gates or scores from the start of the parameters.</param>
internal sealed record LearnedPlan(LearnedLayer Values, int Place);
