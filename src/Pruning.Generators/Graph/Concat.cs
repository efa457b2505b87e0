using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>The channels of two or more values of equal height and width, one after the other.</summary>
internal sealed record Concat(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
