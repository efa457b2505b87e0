using Pruning.Generators.Common;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>What a shortcut is between two known shapes.</summary>
/// <param name="Name">The value that has the shape that is needed.</param>
/// <param name="Nodes">The nodes that make it; none where it has that shape already.</param>
internal sealed record AdaptedValue(string Name, EquatableArray<Node> Nodes);
