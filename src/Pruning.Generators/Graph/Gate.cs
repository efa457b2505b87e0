using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>
/// y[k] = s[k] x[k] for the winners and 0 for all others: in each sample the outputs with the largest saliencies, of
/// equal ones the first. The loss gets strength · mean over samples of Σ_k s[k]. x [N, K, H, W] or [N, K], s [N, K] and
/// not negative, y as x.
/// </summary>
/// <param name="Name">The name of its value.</param>
/// <param name="Inputs">x and s.</param>
/// <param name="Winners">How many win, less than K.</param>
/// <param name="Strength">The factor of the penalty.</param>
internal sealed record Gate(string Name, EquatableArray<string> Inputs, int Winners, double Strength)
    : Node(Name, Inputs);
