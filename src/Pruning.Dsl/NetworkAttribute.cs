using System;

namespace Pruning;

/// <summary>Declares a neural network: the partial class below it is completed at compile time.</summary>
/// <remarks>The layers are the partial properties of the class, in the order in which they are written; each reads the
/// one above.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>A network whose samples are vectors.</summary>
    /// <param name="features">Numbers per sample.</param>
    public NetworkAttribute(int features)
    {
        Input = [features];
    }

    /// <summary>A network whose samples are images, in the order [channel, y, x].</summary>
    /// <param name="channels">Channels per image: 1 for grey, 3 for colour.</param>
    /// <param name="height">Rows per image.</param>
    /// <param name="width">Columns per image.</param>
    public NetworkAttribute(int channels, int height, int width)
    {
        Input = [channels, height, width];
    }

    /// <summary>The shape of one sample: [features] or [channels, height, width].</summary>
    public int[] Input { get; }

    /// <summary>What the training minimises. Default: <see cref="Loss.SoftmaxCrossEntropy"/>.</summary>
    public Loss Loss { get; set; }
}
