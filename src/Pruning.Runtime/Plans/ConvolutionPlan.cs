using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>How the kernel of a convolution moves over its input.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ConvolutionPlan
{
    /// <summary>Pixels from one position of the kernel to the next.</summary>
    public required int Stride { get; init; }

    /// <summary>Zeros around the image.</summary>
    public required int Padding { get; init; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public required int Groups { get; init; }
}
