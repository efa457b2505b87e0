using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Graph;

/// <summary>y = x Wᵀ + b. x [N, C], W [K, C], b [K], y [N, K]; an image is read as a vector, channel first.</summary>
internal sealed record Dense(string Name, EquatableArray<string> Inputs, int Units, bool Bias, Initializer Initializer)
    : Weighted(Name, Inputs, Units, Bias, Initializer);
