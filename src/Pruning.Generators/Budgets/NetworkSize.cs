using Pruning.Generators.Common;
using Pruning.Generators.Policies.Costs;

namespace Pruning.Generators.Budgets;

/// <summary>What a network costs once its policies have removed what they remove, and removed ones are not
/// stored.</summary>
/// <param name="Macs">Multiply-adds of a prediction for one sample: kept weights, each once per pixel of the
/// output.</param>
/// <param name="Parameters">Kept weights, biases, scales and shifts.</param>
/// <param name="Bytes">Four for each of these, and for each running mean and variance.</param>
/// <param name="Layers">The same layer by layer.</param>
internal sealed record NetworkSize(Bounds Macs, Bounds Parameters, Bounds Bytes, EquatableArray<LayerSize> Layers);
