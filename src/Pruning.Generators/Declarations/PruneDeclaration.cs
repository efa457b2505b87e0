using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Prune] attribute.</summary>
internal sealed record PruneDeclaration(
    Criterion Criterion,
    Scope Scope = Scope.Local,
    double Rate = 0,
    Collapse Collapse = Collapse.Floor,
    int MinimumKept = 1);
