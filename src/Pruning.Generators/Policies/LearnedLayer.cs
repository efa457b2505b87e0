using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>A layer that learns its mask, every value decided.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Mask">Which mask.</param>
/// <param name="Parameters">How many thresholds, gates or scores it has.</param>
/// <param name="Strength">How strongly weights are removed; 0 where a policy says how many.</param>
/// <param name="Initial">Thresholds before the first step, or the probability that a gate is closed.</param>
/// <param name="RateFactor">The learning rate of its parameters, in that of the weights.</param>
internal sealed record LearnedLayer(
    string Layer, LearnedMask Mask, int Parameters, double Strength, double Initial, double RateFactor);
