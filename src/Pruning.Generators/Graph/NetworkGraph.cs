using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>The network as single-assignment nodes in topological order: the input first, the loss last.</summary>
internal sealed record NetworkGraph(string Name, EquatableArray<Node> Nodes);
