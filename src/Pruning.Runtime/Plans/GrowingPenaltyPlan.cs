using System;
using System.ComponentModel;

namespace Pruning.Plans;

/// <summary>
/// Growing regularisation (GReg-1, Wang et al. 2021): members are chosen, a penalty on their weights grows, and they
/// are removed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GrowingPenaltyPlan
{
    /// <summary>The epoch before which members are chosen, from 0.</summary>
    public required int BeginEpoch { get; init; }

    /// <summary>The epoch before which they are removed.</summary>
    public required int EndEpoch { get; init; }

    /// <summary>Epochs that these two are counted among.</summary>
    public required int Epochs { get; init; }

    /// <summary>What the coefficient grows by.</summary>
    public required double Delta { get; init; }

    /// <summary>Steps between two growths.</summary>
    public required int EverySteps { get; init; }

    /// <summary>The largest coefficient.</summary>
    public required double Ceiling { get; init; }

    /// <summary>The step of a run before which members are chosen.</summary>
    /// <param name="steps">Steps of the run; the epochs keep their proportions in a longer or shorter one.</param>
    internal long BeginOf(long steps) => steps * BeginEpoch / Epochs;

    /// <summary>The step before which they are removed; there is one.</summary>
    /// <param name="steps">Steps of the run.</param>
    internal long EndOf(long steps) => steps * EndEpoch / Epochs;

    /// <summary>λ of λ / 2 Σw² in a step.</summary>
    /// <param name="step">The step, counted from the choice.</param>
    internal double CoefficientAt(long step) => Math.Min(Ceiling, Delta * (1 + (step / EverySteps)));
}
