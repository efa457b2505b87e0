using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>The sum of two or more values of equal shape.</summary>
internal sealed record Add(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
