using Pruning.Generators.Common;
using Pruning.Generators.Declarations;

namespace Pruning.Generators.Graph;

/// <summary>A layer and what it reads.</summary>
/// <param name="Declaration">The layer.</param>
/// <param name="Reads">Names of layers, or of the samples: what its own operator reads first, then what it
/// joins.</param>
internal sealed record OrderedLayer(LayerDeclaration Declaration, EquatableArray<string> Reads)
{
    public string Name => Declaration.Name;
}
