using System.Collections.Generic;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Two small networks that hold every operator on images, for what has to hold for all of them.</summary>
internal static class ImageLayers
{
    /// <summary>The shape of a sample.</summary>
    public const string Input = "3, 7, 5";

    /// <summary>Two residual blocks: one as it is, one of half the size behind a projection.</summary>
    public static readonly IReadOnlyList<string> Residual =
    [
        "Conv2D(5, Padding = 1), BatchNorm, Relu",
        "Conv2D(5, Padding = 1), BatchNorm, Relu",
        "Conv2D(5, Padding = 1), BatchNorm",
        "Add(nameof(L0)), Relu",
        "Conv2D(9, Stride = 2, Padding = 1), BatchNorm, Relu",
        "Conv2D(9, Padding = 1), BatchNorm",
        "Add(nameof(L3), Shortcut = Shortcut.Projection), Relu, GlobalAveragePool",
        "Dense(5), Keep",
    ];

    /// <summary>Pools, groups, branches, a concatenation, padded channels, normalisation of vectors.</summary>
    public static readonly IReadOnlyList<string> Joined =
    [
        "Conv2D(4, Kernel = 5, Padding = 2), Relu, MaxPool(2)",
        "Conv2D(8, Padding = 1, Groups = 2), BatchNorm, Tanh, Dropout(0.2)",
        "Conv2D(4, Kernel = 1, From = nameof(L0)), Relu",
        "Concat(nameof(L1)), BatchNorm, LeakyRelu(0.2)",
        "Conv2D(12, Groups = 12, Padding = 1), Relu",
        "Add(nameof(L1), Shortcut = Shortcut.Pad), AveragePool(2, Padding = 1)",
        "Dense(17), BatchNorm, Relu",
        "Dense(5), Keep",
    ];

    /// <summary>Gates: on a normalised convolution, on one that is not, on dense layers of a map and of a
    /// vector.</summary>
    public static readonly IReadOnlyList<string> Gated =
    [
        "Conv2D(6, Padding = 1), BatchNorm, Gate, Relu",
        "Conv2D(7, Stride = 2), Gate(Keep = 0.3, Strength = 0.01), Relu, MaxPool(2), Flatten",
        "Dense(17), Gate(Keep = 0.4), Relu(Threshold = 0.05), Dropout(0.2)",
        "Dense(9), BatchNorm, Gate(Keep = 0.7), Tanh",
        "Dense(5), Keep",
    ];
}
