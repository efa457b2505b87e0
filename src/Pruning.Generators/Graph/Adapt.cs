using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Graph;

/// <summary>
/// The first input, brought to the shape of the second. It stands in a graph until shapes are known: shape inference
/// replaces it by what it then is, a <see cref="Subsample"/>, a convolution with batch normalisation, or nothing.
/// </summary>
internal sealed record Adapt(string Name, EquatableArray<string> Inputs, Shortcut Shortcut) : Node(Name, Inputs)
{
    /// <summary>Whether it is something even where the shapes are equal.</summary>
    public bool IsForced { get; init; }
}
