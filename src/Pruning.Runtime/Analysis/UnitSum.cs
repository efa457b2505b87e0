namespace Pruning.Analysis;

/// <summary>What is added up for each neuron or channel.</summary>
internal enum UnitSum
{
    /// <summary>|mean over the pixels of h ∂L/∂h| of each sample.</summary>
    AbsoluteChange,

    /// <summary>The fraction of pixels that are not zero.</summary>
    NotZero,
}
