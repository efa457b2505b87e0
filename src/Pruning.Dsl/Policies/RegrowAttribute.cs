using System;

namespace Pruning;

/// <summary>
/// Removed weights come back while the network is trained: dynamic sparse training. <see cref="PruneAttribute"/> says
/// how many are removed, and which at first. There is no dense phase before, and no fine-tuning after it.
/// </summary>
/// <param name="growth">How they come back.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RegrowAttribute(Growth growth) : Attribute
{
    /// <summary>How removed weights come back.</summary>
    public Growth Growth { get; } = growth;

    /// <summary>
    /// <see cref="Growth.Random"/>, <see cref="Growth.Gradient"/>, <see cref="Growth.Momentum"/>: the fraction α of the
    /// kept weights of each layer that an update drops, at first; above 0 and below 1. Default, and NaN: 0.3, and 0.5
    /// for Momentum.
    /// </summary>
    public double Fraction { get; set; } = double.NaN;

    /// <summary>How the fraction changes until <see cref="EndEpoch"/>. Default: <see cref="Anneal.Constant"/> for
    /// <see cref="Growth.Random"/>, <see cref="Anneal.Cosine"/> for <see cref="Growth.Gradient"/> and
    /// <see cref="Growth.Momentum"/>.</summary>
    public Anneal Anneal { get; set; }

    /// <summary>
    /// Steps between two updates. Default, and 0: 100 for <see cref="Growth.Gradient"/>, 16 for
    /// <see cref="Growth.Shadow"/>, 1 for <see cref="Growth.Splicing"/>; the others count in epochs.
    /// </summary>
    public int EverySteps { get; set; }

    /// <summary>
    /// Epochs between two updates, in place of <see cref="EverySteps"/>; under <see cref="Growth.Dense"/> the length of
    /// each phase. Positive; rounded to whole steps, 1 or more. Default, and NaN: 1 for <see cref="Growth.Random"/> and
    /// <see cref="Growth.Momentum"/>, 5 for Dense; the others count in steps.
    /// </summary>
    public double EveryEpochs { get; set; } = double.NaN;

    /// <summary>
    /// Where the last update comes before: from here on the same weights stay removed. Above 0 and at most
    /// <c>Epochs</c> of <see cref="TrainAttribute"/>. Default, and NaN: three quarters of those.
    /// </summary>
    public double EndEpoch { get; set; } = double.NaN;

    /// <summary><see cref="Growth.Dense"/>: epochs before the first sparse phase; 0 or more. Default, and NaN:
    /// <see cref="EveryEpochs"/>.</summary>
    public double WarmupEpochs { get; set; } = double.NaN;

    /// <summary><see cref="Growth.Splicing"/>: step t, counted from 0, decides anew with probability
    /// (1 + <see cref="Gamma"/> t)^-<see cref="Power"/>. 0 or more. Default: 1e-4.</summary>
    public double Gamma { get; set; } = 1e-4;

    /// <summary><see cref="Growth.Splicing"/>: see <see cref="Gamma"/>. 0 or more. Default: 1.</summary>
    public double Power { get; set; } = 1;
}
