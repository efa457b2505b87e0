using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Gradients;

/// <summary>
/// The backward pass of one operator. dy is the sum of what all readers of its value hand back; dx is added to what
/// other readers of that input have handed back.
/// </summary>
/// <param name="Node">The operator.</param>
/// <param name="Needs">The forward values that have to be kept for it.</param>
/// <param name="Formula">What it computes.</param>
/// <param name="InputGradients">For each of its inputs, in their order, whether its gradient is asked for: nobody asks
/// for that of the samples, nor for that of any other value that depends on no parameter.</param>
internal sealed record GradientStep(
    Node Node, ForwardValues Needs, string Formula, EquatableArray<bool> InputGradients)
{
    /// <summary>Whether the gradient of any of its inputs is asked for.</summary>
    public bool InputGradient => InputGradients.Contains(true);
}
