using Pruning.Generators.Common;

namespace Pruning.Generators.Dependencies;

/// <summary>
/// Which channels have to be removed together. Every row of the weights of every layer is in exactly one group, and so
/// is every column, but for those of convolutions whose groups go as a whole: of these every group is.
/// </summary>
internal sealed record DependencyGraph(EquatableArray<ChannelGroup> Groups);
