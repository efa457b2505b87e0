using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>Training: y = x / (1 - rate) with probability 1 - rate, else 0. Inference: y = x.</summary>
internal sealed record Dropout(string Name, EquatableArray<string> Inputs, double Rate) : Node(Name, Inputs);
