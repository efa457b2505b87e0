using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>y = x where x is positive, slope · x elsewhere.</summary>
internal sealed record LeakyRelu(string Name, EquatableArray<string> Inputs, double Slope) : Node(Name, Inputs);
