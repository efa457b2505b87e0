using Pruning.Generators.Common;

namespace Pruning.Generators.Gradients;

/// <summary>
/// The backward pass, the loss first: a step per operator that has parameters or hands a gradient on. A value's last
/// reader comes before its operator, so its gradient is then complete.
/// </summary>
internal sealed record BackwardGraph(EquatableArray<GradientStep> Steps);
