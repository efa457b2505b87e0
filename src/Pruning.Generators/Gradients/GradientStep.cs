using Pruning.Generators.Graph;

namespace Pruning.Generators.Gradients;

/// <summary>The backward pass of one operator.</summary>
/// <param name="Node">The operator.</param>
/// <param name="Needs">The forward values that have to be kept for it.</param>
/// <param name="Formula">What it computes.</param>
/// <param name="InputGradient">Whether the gradient of its input is asked for; nobody asks for that of the
/// samples.</param>
internal sealed record GradientStep(Node Node, ForwardValues Needs, string Formula, bool InputGradient);
