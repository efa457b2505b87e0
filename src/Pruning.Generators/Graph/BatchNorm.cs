using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>
/// y = scale (x - mean) / sqrt(variance + epsilon) + shift, channel by channel. Training: mean and variance (over n,
/// not n - 1) of the batch, and the running ones move by momentum towards them (the variance over n - 1). Inference:
/// the running ones.
/// </summary>
internal sealed record BatchNorm(string Name, EquatableArray<string> Inputs, double Momentum, double Epsilon)
    : Node(Name, Inputs);
