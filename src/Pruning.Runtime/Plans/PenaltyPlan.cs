using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>A penalty on the weights of a layer that is not compiled into the kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PenaltyPlan
{
    /// <summary>What is penalised.</summary>
    public required Norm Norm { get; init; }

    /// <summary>The factor of the penalty.</summary>
    public required double Strength { get; init; }

    /// <summary>Whether it acts by a proximal step behind that of the optimiser, not by its gradient.</summary>
    public bool IsProximal { get; init; }

    /// <summary>The groups of <see cref="Norm.Group"/>.</summary>
    public GroupBy GroupBy { get; init; }
}
