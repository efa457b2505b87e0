using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>The samples: [N, features] or [N, C, H, W], without N.</summary>
internal sealed record Input(string Name, EquatableArray<string> Inputs, EquatableArray<int> Dimensions)
    : Node(Name, Inputs);
