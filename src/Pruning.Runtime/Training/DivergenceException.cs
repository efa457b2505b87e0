using System;
using System.Globalization;

namespace Pruning.Training;

/// <summary>
/// The loss became infinite or not a number. The step in which it happened is not applied, and a checkpoint that was written before
/// stays as it is.
/// </summary>
/// <param name="step">Training steps that the network had made before.</param>
/// <param name="loss">The loss.</param>
public sealed class DivergenceException(long step, double loss) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"The loss became {loss} in training step {step} (counted from 0). The step was not applied. Lower the learning rate, or look for a fault in the data."))
{
    /// <summary>Training steps that the network had made before.</summary>
    public long Step { get; } = step;
}
