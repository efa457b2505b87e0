using System;

namespace Pruning;

/// <summary>The largest value of each window, channel by channel.</summary>
/// <param name="kernel">Rows and columns of the window; positive.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaxPoolAttribute(int kernel) : Attribute
{
    /// <summary>Rows and columns of the window; positive.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Pixels from one window to the next; positive. Default, and for 0: the kernel.</summary>
    public int Stride { get; set; }

    /// <summary>
    /// Pixels around the image that windows may reach into, at most half the kernel; they are never the
    /// largest. Default: 0.
    /// </summary>
    public int Padding { get; set; }
}
