using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>y = x where x is above the threshold, else 0: max(x, 0) where that is 0.</summary>
internal sealed record Relu(string Name, EquatableArray<string> Inputs, double Threshold = 0) : Node(Name, Inputs);
