using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>The loss: the mean over samples and outputs of (x - target)². x [N, K].</summary>
internal sealed record MeanSquaredError(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
