using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>y = max(x, 0).</summary>
internal sealed record Relu(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
