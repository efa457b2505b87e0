using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>y = 1 / (1 + exp(-x)).</summary>
internal sealed record Sigmoid(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
