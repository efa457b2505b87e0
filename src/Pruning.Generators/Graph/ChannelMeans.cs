using Pruning.Generators.Common;

namespace Pruning.Generators.Graph;

/// <summary>
/// The mean of each channel of an image, though it may have been flattened since; a vector as it is. It stands in a
/// graph until shapes are known: shape inference replaces it by what it then is, a <see cref="GlobalAveragePool"/> or
/// nothing.
/// </summary>
internal sealed record ChannelMeans(string Name, EquatableArray<string> Inputs) : Node(Name, Inputs);
