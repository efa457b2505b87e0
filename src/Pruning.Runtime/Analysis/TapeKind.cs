namespace Pruning.Analysis;

/// <summary>What a tape holds of each value of the graph.</summary>
internal enum TapeKind
{
    /// <summary>The value itself.</summary>
    Value,

    /// <summary>The derivative of the loss by it, the first one or, after a pass for curvature, the second.</summary>
    Gradient,

    /// <summary>Its derivative along a direction of the weights.</summary>
    Tangent,

    /// <summary>The derivative of its gradient along that direction.</summary>
    TangentGradient,
}
