using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>A sum or a concatenation of layers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record JoinPlan
{
    /// <summary>Name of the layer.</summary>
    public required string Name { get; init; }

    /// <summary>The batch normalisation behind it, if there is one.</summary>
    public NormPlan? BatchNorm { get; init; }
}
