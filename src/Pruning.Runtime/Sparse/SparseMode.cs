namespace Pruning.Sparse;

/// <summary>Whether a network visits removed weights.</summary>
public enum SparseMode
{
    /// <summary>Each layer and each direction as its measured crossover says.</summary>
    Auto,

    /// <summary>Always: removed weights are zeros like any other.</summary>
    Never,

    /// <summary>Nowhere where the lists of the layer hold its kept weights, also where that is slower.</summary>
    Always,
}
