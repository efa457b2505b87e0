using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>How the pruning rate rises while a network is trained. Epochs are those of the declared number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GradualPlan
{
    /// <summary>Where the first weights go.</summary>
    public required double BeginEpoch { get; init; }

    /// <summary>Where the last ones go.</summary>
    public required double EndEpoch { get; init; }

    /// <summary>Steps between two removals.</summary>
    public required int EverySteps { get; init; }

    /// <summary>How the rate rises.</summary>
    public required RateCurve Curve { get; init; }

    /// <summary>The power of a polynomial.</summary>
    public required double Power { get; init; }

    /// <summary>The rate of the first removal.</summary>
    public required double InitialRate { get; init; }
}
