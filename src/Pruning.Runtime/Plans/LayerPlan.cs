using System;
using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>A layer with weights.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerPlan
{
    /// <summary>Name of the layer.</summary>
    public required string Name { get; init; }

    /// <summary>Shape of W: [K, C], or [K, C / groups, R, R] of a convolution.</summary>
    public required int[] Shape { get; init; }

    /// <summary>Outputs that one input has a part in.</summary>
    public required int FanOut { get; init; }

    /// <summary>Multiply-adds of a forward pass over one sample: each weight, once per output pixel.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>Place of W within the parameters.</summary>
    public required int Weights { get; init; }

    /// <summary>Place of b [K] within the parameters, or -1.</summary>
    public required int Bias { get; init; }

    /// <summary>Place of the mask within the masks, or -1 where the layer is not prunable.</summary>
    public required int Mask { get; init; }

    /// <summary>The distribution of the initial weights.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>The standard deviation of initial weights that are normally distributed, whatever the initialiser; 0
    /// for its own.</summary>
    public float Deviation { get; init; }

    /// <summary>What each bias begins with.</summary>
    public float InitialBias { get; init; }

    /// <summary>How the kernel moves; null for a fully connected layer.</summary>
    public ConvolutionPlan? Convolution { get; init; }

    /// <summary>The batch normalisation behind it, if there is one.</summary>
    public NormPlan? BatchNorm { get; init; }

    /// <summary>The mask that it learns; null where it learns none.</summary>
    public LearnedMaskPlan? Learned { get; init; }

    /// <summary>Where its kept weights stand; null where the layer is not prunable.</summary>
    public SparsePlan? Sparse { get; init; }

    /// <summary>Whether rows or channels are removed as a whole, which kernels of all weights skip then.</summary>
    public bool SkipsChannels { get; init; }

    /// <summary>Filters and channels of a register tile of the gradient of a convolution that skips them; else
    /// null.</summary>
    public GradientTile? GradientTile { get; init; }

    /// <summary>The penalties that the kernels do not have.</summary>
    public PenaltyPlan[] Penalties { get; init; } = [];

    /// <summary>K, the outputs or filters.</summary>
    public int Outputs => Shape[0];

    /// <summary>Weights behind one output: the columns of W, read as a matrix with a row per output.</summary>
    public int Inputs
    {
        get
        {
            int inputs = 1;
            foreach (int size in Shape.AsSpan(1))
            {
                inputs *= size;
            }

            return inputs;
        }
    }

    /// <summary>Number of weights.</summary>
    public int Count => Outputs * Inputs;
}
