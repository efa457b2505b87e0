using Pruning.Generators.Common;

namespace Pruning.Generators.Gradients;

/// <summary>The backward pass: a step per operator, the loss first.</summary>
internal sealed record BackwardGraph(EquatableArray<GradientStep> Steps);
