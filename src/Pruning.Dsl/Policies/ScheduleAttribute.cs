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

    /// <summary>Number of rounds of removal and fine-tuning. Default: 1, one shot.</summary>
    public int Rounds { get; set; } = 1;

    /// <summary>
    /// Epochs of training after each removal. Default, and any negative value: <c>Epochs</c> of
    /// <see cref="TrainAttribute"/> when rewinding, 0 when not.
    /// </summary>
    public int FineTuneEpochs { get; set; } = -1;

    /// <summary>What the weights that stay are set to after a removal. Default: <see cref="Rewind.None"/>.</summary>
    public Rewind Rewind { get; set; }

    /// <summary>How the rate is spread over the rounds. Default: <see cref="RoundSpacing.Geometric"/>.</summary>
    public RoundSpacing Spacing { get; set; }
}
