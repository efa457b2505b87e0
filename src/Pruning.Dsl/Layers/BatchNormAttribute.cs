using System;

namespace Pruning;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015), channel by channel: y = scale · (x - mean) / sqrt(variance + epsilon)
/// + shift. Training takes mean and variance of the batch, inference their running averages. Scale and shift are
/// learned; they are neither decayed nor penalised nor prunable.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BatchNormAttribute : Attribute
{
    /// <summary>
    /// How far the running averages move towards those of a batch in one step, in (0, 1]. Default: 0.1.
    /// </summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Added to the variance; positive. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
