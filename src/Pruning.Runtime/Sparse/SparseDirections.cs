using System;

namespace Pruning.Sparse;

/// <summary>What is done with the weights of a layer, and with kept weights only where that is faster.</summary>
[Flags]
public enum SparseDirections
{
    /// <summary>All weights are visited.</summary>
    None = 0,

    /// <summary>Outputs of a batch.</summary>
    Forward = 1,

    /// <summary>Gradient of the inputs.</summary>
    InputGradient = 2,

    /// <summary>Gradient of the weights, and their step.</summary>
    WeightGradient = 4,

    /// <summary>Any gradient.</summary>
    Gradients = InputGradient | WeightGradient,

    /// <summary>Outputs of a single sample.</summary>
    Prediction = 8,
}
