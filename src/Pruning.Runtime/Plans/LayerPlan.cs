using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>A layer with parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerPlan
{
    /// <summary>Name of the property.</summary>
    public required string Name { get; init; }

    /// <summary>K, the outputs.</summary>
    public required int Units { get; init; }

    /// <summary>C, the inputs.</summary>
    public required int Inputs { get; init; }

    /// <summary>Place of W [K, C] within the parameters.</summary>
    public required int Weights { get; init; }

    /// <summary>Place of b [K] within the parameters, or -1.</summary>
    public required int Bias { get; init; }

    /// <summary>Place of the mask within the masks, or -1 where the layer is not prunable.</summary>
    public required int Mask { get; init; }

    /// <summary>The distribution of the initial weights.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>Number of weights, K C.</summary>
    public int Count => Units * Inputs;
}
