namespace Pruning.Generators.Lowering.Sparse;

/// <summary>What is done with the weights of a layer, and with kept weights only where that is faster. The names are
/// those of the runtime.</summary>
internal enum SparseDirection
{
    /// <summary>Outputs of a batch.</summary>
    Forward,

    /// <summary>Gradient of the inputs.</summary>
    InputGradient,

    /// <summary>Gradient of the weights, and their step.</summary>
    WeightGradient,

    /// <summary>Any gradient.</summary>
    Gradients,

    /// <summary>Outputs of a single sample.</summary>
    Prediction,
}
