using System;

namespace Pruning;

/// <summary>The channels of the layer above, then those of others of the same height and width.</summary>
/// <param name="layers">The layers whose channels follow, by nameof; at least one.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConcatAttribute(params string[] layers) : Attribute
{
    /// <summary>The layers whose channels follow.</summary>
    public string[] Layers { get; } = layers;

    /// <summary>The layer that is read in place of the one above, by nameof.</summary>
    public string? From { get; set; }
}
