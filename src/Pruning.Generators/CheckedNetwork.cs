using Pruning.Generators.Declarations;
using Pruning.Generators.Policies;
using Pruning.Generators.Shapes;

namespace Pruning.Generators;

/// <summary>A declaration without a fault: its graph with shapes, and its pruning plan.</summary>
internal sealed record CheckedNetwork(NetworkDeclaration Declaration, ShapedGraph Graph, PruningPlan Pruning);
