using System;

namespace Pruning;

/// <summary>
/// When weights are removed, and how often. Without this attribute: after training, in one shot, without fine-tuning.
/// </summary>
/// <param name="when">At which point of a training run weights are removed.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScheduleAttribute(When when) : Attribute
{
    /// <summary>At which point of a training run weights are removed.</summary>
    public When When { get; } = when;

    /// <summary><see cref="When.AfterTraining"/>: number of rounds of removal and fine-tuning. Default: 1, one
    /// shot.</summary>
    public int Rounds { get; set; } = 1;

    /// <summary>
    /// <see cref="When.AfterTraining"/>: epochs of training after each removal. Default, and any negative value:
    /// <c>Epochs</c> of <see cref="TrainAttribute"/> when rewinding, those behind <see cref="RewindEpoch"/> under
    /// <see cref="Rewind.Epoch"/>, 0 when not rewinding.
    /// </summary>
    public int FineTuneEpochs { get; set; } = -1;

    /// <summary><see cref="When.AfterTraining"/>: what the weights that stay are set to after a removal. Default:
    /// <see cref="Rewind.None"/>.</summary>
    public Rewind Rewind { get; set; }

    /// <summary><see cref="Rewind.Epoch"/>: the epoch, counted from 1, at whose end weights have the values that they
    /// return to; below <c>Epochs</c> of <see cref="TrainAttribute"/>.</summary>
    public int RewindEpoch { get; set; }

    /// <summary><see cref="When.AfterTraining"/>: how the rate is spread over the rounds. Default:
    /// <see cref="RoundSpacing.Geometric"/>.</summary>
    public RoundSpacing Spacing { get; set; }

    /// <summary><see cref="When.DuringTraining"/>: the epoch before whose first step weights are removed for the first
    /// time, from 0; fractions count in steps, rounded. Default: 0.</summary>
    public double BeginEpoch { get; set; }

    /// <summary><see cref="When.DuringTraining"/>: where the rate is reached, at exactly this step; below
    /// <c>Epochs</c> of <see cref="TrainAttribute"/>. Default, and NaN: three quarters of those.</summary>
    public double EndEpoch { get; set; } = double.NaN;

    /// <summary><see cref="When.DuringTraining"/>: steps between two removals, 1 or more. Default: 100.</summary>
    public int EverySteps { get; set; } = 100;

    /// <summary><see cref="When.DuringTraining"/>: how the rate rises in between. Default:
    /// <see cref="RateCurve.Polynomial"/>.</summary>
    public RateCurve Curve { get; set; }

    /// <summary><see cref="RateCurve.Polynomial"/>: the power; positive, 1 is linear. Default: 3.</summary>
    public double Power { get; set; } = 3;

    /// <summary><see cref="When.DuringTraining"/>: the rate of the first removal, at least 0 and below that of each
    /// policy. Default: 0.</summary>
    public double InitialRate { get; set; }
}
