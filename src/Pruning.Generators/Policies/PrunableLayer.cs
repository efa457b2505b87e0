using Pruning.Generators.Declarations;

namespace Pruning.Generators.Policies;

/// <summary>A layer whose weights can be removed.</summary>
/// <param name="Name">The name of the layer.</param>
/// <param name="Weights">How many weights it has.</param>
/// <param name="Place">The property on which its policy stands, or the empty string for the class.</param>
/// <param name="Policy">Its policy.</param>
internal sealed record PrunableLayer(string Name, int Weights, string Place, PruneDeclaration Policy);
