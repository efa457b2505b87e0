using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>y = x / 2 · (1 + tanh(sqrt(2/π) (x + 0.044715 x³))).</summary>
internal sealed record Gelu(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
