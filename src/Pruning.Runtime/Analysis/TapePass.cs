namespace Pruning.Analysis;

/// <summary>How far samples are taken through the graph.</summary>
internal enum TapePass
{
    /// <summary>Values and losses.</summary>
    Forward,

    /// <summary>The same, and gradients.</summary>
    Gradients,

    /// <summary>The same, and how gradients change along a direction of the weights: forward over reverse (Pearlmutter
    /// 1994).</summary>
    TangentGradients,

    /// <summary>Values, and second derivatives of the loss as if each value stood alone (LeCun et al. 1990): in the
    /// place of gradients.</summary>
    Curvature,
}
