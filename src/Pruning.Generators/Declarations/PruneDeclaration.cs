using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Prune] attribute.</summary>
internal sealed record PruneDeclaration(
    Criterion Criterion,
    Scope Scope = Scope.Local,
    double Rate = 0,
    Collapse Collapse = Collapse.Floor,
    int MinimumKept = 1)
{
    /// <summary>Samples that the criterion looks at; 0 where nothing is said.</summary>
    public int Samples { get; init; }

    /// <summary>Whether they are drawn from all of the data.</summary>
    public bool Shuffle { get; init; }

    /// <summary>How they are brought together.</summary>
    public Reduction Reduction { get; init; }
}
