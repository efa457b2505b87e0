using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>y = tanh(x).</summary>
internal sealed record Tanh(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
