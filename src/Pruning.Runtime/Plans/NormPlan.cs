using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>A batch normalisation: places within the parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NormPlan
{
    /// <summary>C, the channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Place of the scale [C].</summary>
    public required int Scale { get; init; }

    /// <summary>Place of the shift [C].</summary>
    public required int Shift { get; init; }

    /// <summary>Place of the running mean [C].</summary>
    public required int Mean { get; init; }

    /// <summary>Place of the running variance [C].</summary>
    public required int Variance { get; init; }
}
