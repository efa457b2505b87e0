using Pruning.Plans;

namespace Pruning;

/// <summary>
/// A two-dimensional convolution: y[k, i, j] = Σ_c Σ_r Σ_s w[k, c, r, s] x[c, i · stride + r - padding,
/// j · stride + s - padding] + b[k], with W of shape [K, C / groups, R, R].
/// </summary>
public sealed class Conv2D : Layer
{
    private readonly ConvolutionPlan _convolution;

    internal Conv2D(NetworkMemory memory, NetworkPlan network, LayerPlan plan, ConvolutionPlan convolution)
        : base(memory, network, plan)
    {
        _convolution = convolution;
    }

    /// <summary>Number of output channels, K.</summary>
    public int Filters => Plan.Outputs;

    /// <summary>Number of input channels, C.</summary>
    public int Channels => WeightShape[1] * _convolution.Groups;

    /// <summary>Rows and columns of the kernel, R.</summary>
    public int Kernel => WeightShape[2];

    /// <summary>Pixels from one position of the kernel to the next.</summary>
    public int Stride => _convolution.Stride;

    /// <summary>Zeros around the image.</summary>
    public int Padding => _convolution.Padding;

    /// <summary>Groups of channels that do not see each other; C of them in a depthwise convolution.</summary>
    public int Groups => _convolution.Groups;
}
