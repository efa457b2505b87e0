using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Regularize] attribute.</summary>
internal sealed record RegularizeDeclaration(Norm Norm, double Strength)
{
    /// <summary>Whether it acts by proximal steps.</summary>
    public bool Proximal { get; init; }

    /// <summary>The groups of <see cref="Norm.Group"/>.</summary>
    public GroupBy GroupBy { get; init; }
}
