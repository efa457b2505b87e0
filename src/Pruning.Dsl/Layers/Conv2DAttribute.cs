using System;

namespace Pruning;

/// <summary>
/// A two-dimensional convolution: y[k, y, x] = Σ_c Σ_r Σ_s w[k, c, r, s] x[c, y · stride + r - padding,
/// x · stride + s - padding] + b[k], with W of shape [filters, C / groups, kernel, kernel]. What lies outside of the
/// image is zero.
/// </summary>
/// <param name="filters">Number of output channels; positive, and a multiple of the groups.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class Conv2DAttribute(int filters) : Attribute
{
    /// <summary>Number of output channels; positive.</summary>
    public int Filters { get; } = filters;

    /// <summary>Rows and columns of the kernel; positive. Default: 3.</summary>
    public int Kernel { get; set; } = 3;

    /// <summary>Pixels from one position of the kernel to the next; positive. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Zeros around the image, less than the kernel. Default: 0.</summary>
    public int Padding { get; set; }

    /// <summary>
    /// Groups of channels that do not see each other: filters and input channels are divided evenly among them. As many
    /// as input channels make a depthwise convolution. Default: 1.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// Whether the layer adds a bias. Default: true, but false directly before <see cref="BatchNormAttribute"/>, which
    /// would take it away again.
    /// </summary>
    public bool Bias { get; set; } = true;

    /// <summary>The distribution of the initial weights. Default: <see cref="Initializer.HeNormal"/>.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The layer that this one reads, by nameof. Default: the one above it.</summary>
    public string? From { get; set; }
}
