using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Graph;

/// <summary>An operator with weights, and a bias per output channel.</summary>
/// <param name="Name">The name of its value, which is that of its layer.</param>
/// <param name="Inputs">The value that it reads.</param>
/// <param name="Outputs">K, its output channels.</param>
/// <param name="Bias">Whether it adds a bias.</param>
/// <param name="Initializer">The distribution of the initial weights.</param>
internal abstract record Weighted(
    string Name, EquatableArray<string> Inputs, int Outputs, bool Bias, Initializer Initializer)
    : Node(Name, Inputs)
{
    /// <summary>The standard deviation of initial weights that are normally distributed, whatever the initialiser; 0
    /// for its own.</summary>
    public double Deviation { get; init; }

    /// <summary>What each bias begins with.</summary>
    public double InitialBias { get; init; }
}
