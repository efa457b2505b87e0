using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>The mean of each channel. x [N, C, H, W], y [N, C].</summary>
internal sealed record GlobalAveragePool(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
