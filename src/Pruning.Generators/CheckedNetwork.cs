using Pruning.Generators.Declarations;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Policies;
using Pruning.Generators.Shapes;

namespace Pruning.Generators;

/// <summary>A network without errors: what was declared, and what it means.</summary>
internal sealed record CheckedNetwork(
    NetworkDeclaration Declaration, ShapedGraph Graph, DependencyGraph Dependencies, PruningPlan Pruning);
