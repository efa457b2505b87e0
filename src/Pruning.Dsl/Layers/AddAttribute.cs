using System;

namespace Pruning;

/// <summary>The sum of the layer above and others of the same shape (He et al. 2016).</summary>
/// <param name="layers">The layers that are added, by nameof; at least one.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddAttribute(params string[] layers) : Attribute
{
    /// <summary>The layers that are added.</summary>
    public string[] Layers { get; } = layers;

    /// <summary>
    /// How a layer of another shape is brought to the shape of the one above. Default: <see cref="Shortcut.Identity"/>,
    /// it is a mistake.
    /// </summary>
    public Shortcut Shortcut { get; set; }

    /// <summary>The layer that is read in place of the one above, by nameof.</summary>
    public string? From { get; set; }
}
