using System;

namespace Pruning;

/// <summary>
/// Growing regularisation (GReg-1, Wang et al. 2021): the weights, or the blocks, neurons or filters, that
/// <see cref="PruneAttribute"/> removes are chosen once, an L2 penalty on their weights grows from step to step while
/// the others make up for them, and then they are removed. It takes the place of <see cref="ScheduleAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrowPenaltyAttribute : Attribute
{
    /// <summary>The epoch, from 0, before whose first step they are chosen. Default: 0.</summary>
    public int BeginEpoch { get; set; }

    /// <summary>The epoch before whose first step they are removed: behind <see cref="BeginEpoch"/>, and one of the
    /// training, so that the rest is trained without them. Has to be given.</summary>
    public int EndEpoch { get; set; }

    /// <summary>What the coefficient λ of λ / 2 Σw² grows by, in the first step and every <see cref="EverySteps"/>.
    /// Default: 1e-4.</summary>
    public double Delta { get; set; } = 1e-4;

    /// <summary>Steps between two growths. Default: 5.</summary>
    public int EverySteps { get; set; } = 5;

    /// <summary>The largest coefficient. Default: 1.</summary>
    public double Ceiling { get; set; } = 1;
}
