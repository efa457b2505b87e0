using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Lowering.Sparse;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Lowering;

/// <summary>A layer with weights: its sizes, and where its parameters and its mask stand.</summary>
/// <param name="Name">The name of the layer: that of its property, if it has one.</param>
/// <param name="Shape">The shape of W: [K, C], or [K, C / groups, R, R].</param>
/// <param name="FanOut">Outputs that one input has a part in: K, or K / groups · R · R.</param>
/// <param name="MultiplyAdds">Multiply-adds of a forward pass over one sample.</param>
/// <param name="Weights">Offset of W from the start of the parameters.</param>
/// <param name="Bias">Offset of b [K] from the start of the parameters, or -1.</param>
/// <param name="Mask">Offset of the mask from the start of the masks, in words of 32 bits, or -1 where the layer is not
/// prunable.</param>
/// <param name="Initializer">The distribution of the initial weights.</param>
/// <param name="Convolution">How the kernel moves; null for a fully connected layer.</param>
internal sealed record LayerPlan(
    string Name,
    EquatableArray<int> Shape,
    int FanOut,
    long MultiplyAdds,
    int Weights,
    int Bias,
    int Mask,
    Initializer Initializer,
    ConvolutionPlan? Convolution)
{
    /// <summary>K, the outputs or filters.</summary>
    public int Outputs => Shape[0];

    /// <summary>Weights behind one output: the columns of W, read as a matrix with a row per output.</summary>
    public int Inputs
    {
        get
        {
            int inputs = 1;
            for (int i = 1; i < Shape.Count; i++)
            {
                inputs *= Shape[i];
            }

            return inputs;
        }
    }

    public bool IsPrunable => Mask >= 0;

    /// <summary>Whether it loses rows or channels as a whole, so that its kernels skip them.</summary>
    public bool SkipsChannels { get; init; }

    /// <summary>Filters and channels of a register tile of the gradient of such a convolution; else null.</summary>
    public GradientTile? GradientTile { get; init; }

    /// <summary>The mask that it learns, or null.</summary>
    public LearnedPlan? Learned { get; init; }

    /// <summary>The penalties that the kernels do not have.</summary>
    public EquatableArray<RegularizeDeclaration> Penalties { get; init; }

    /// <summary>The standard deviation of initial weights that are normally distributed, whatever the initialiser; 0
    /// for its own.</summary>
    public double Deviation { get; init; }

    /// <summary>What each bias begins with.</summary>
    public double InitialBias { get; init; }

    /// <summary>Where its kept weights stand; null where the layer is not prunable.</summary>
    public SparsePlan? Sparse { get; init; }
}
