using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>The same numbers as a vector, channel first. x [N, C, H, W], y [N, C · H · W].</summary>
internal sealed record Flatten(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
