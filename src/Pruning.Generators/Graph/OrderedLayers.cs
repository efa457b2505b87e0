using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>Layers, each behind those that it reads.</summary>
internal sealed record OrderedLayers(EquatableArray<OrderedLayer> Layers);
