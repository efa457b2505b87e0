using Pruning.Generators.Common;

namespace Pruning.Generators.Dependencies;

/// <summary>Why a policy that removes channels cannot do so in some layers.</summary>
/// <param name="Kind">Which reason.</param>
/// <param name="Layers">The layers of the policy that make the channels, in the order of the graph.</param>
/// <param name="Message">The reason as its user reads it, and what to do.</param>
internal sealed record ChannelObstacle(ChannelObstacleKind Kind, EquatableArray<string> Layers, string Message);
