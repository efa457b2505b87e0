using System;

namespace Pruning;

/// <summary>
/// The masks of weights are learned by back-propagation while the network is trained. On the class it holds for all
/// layers without [Keep]; on a layer it replaces what the class says, and a policy of the class.
/// </summary>
/// <param name="mask">Which mask.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class LearnAttribute(LearnedMask mask) : Attribute
{
    /// <summary>Which mask.</summary>
    public LearnedMask Mask { get; } = mask;

    /// <summary>
    /// How strongly weights are removed; positive. <see cref="LearnedMask.LayerThreshold"/>: the decay of s; default:
    /// the weight decay of [Train]. <see cref="LearnedMask.NeuronThreshold"/>: the factor α of Σ exp(-t) in the loss;
    /// default: 5e-4. <see cref="LearnedMask.HardConcrete"/>: the factor of the expected number of weights in the loss,
    /// which is λ / N in the paper; default: 2e-6.
    /// </summary>
    public double Strength { get; set; }

    /// <summary>
    /// The thresholds before the first step: of <see cref="LearnedMask.LayerThreshold"/> σ(s), in (0, 1), by default
    /// 1e-3; of <see cref="LearnedMask.NeuronThreshold"/> t, 0 or more, by default 0.
    /// </summary>
    public double InitialThreshold { get; set; }

    /// <summary>
    /// <see cref="LearnedMask.HardConcrete"/>: the probability with which a gate is meant to be closed before the first
    /// step, in (0, 1). Default: 0.2 for the inputs of the network, 0.5 elsewhere.
    /// </summary>
    public double DropRate { get; set; }

    /// <summary>The learning rate of thresholds, gates and scores, in that of the weights; positive. Default:
    /// 1.</summary>
    public double LearningRateFactor { get; set; } = 1;
}
