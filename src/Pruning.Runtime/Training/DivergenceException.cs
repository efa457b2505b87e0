using System;
using System.Globalization;

namespace Pruning.Training;

/// <summary>
/// The training came to infinite numbers or to none. A step whose loss is so is not applied, and a checkpoint that was
/// written before
/// stays as it is.
/// </summary>
public sealed class DivergenceException : Exception
{
    private const string Advice = "Lower the learning rate, or look for a fault in the data.";

    /// <summary>The loss became infinite or not a number.</summary>
    /// <param name="step">Training steps that the network had made before.</param>
    /// <param name="loss">The loss.</param>
    public DivergenceException(long step, double loss)
        : base(string.Create(CultureInfo.InvariantCulture, $"The loss became {loss} in training step {step} (counted from 0). The step was not applied. {Advice}"))
    {
        Step = step;
    }

    /// <summary>Weights became infinite or not a number, though the loss does not show it yet.</summary>
    /// <param name="step">Training steps that the network had made before the one that was found to have such
    /// weights.</param>
    /// <param name="layer">The layer.</param>
    public DivergenceException(long step, string layer)
        : base(string.Create(CultureInfo.InvariantCulture, $"Layer {layer} has infinite weights, or some that are not a number, after training step {step} (counted from 0). {Advice}"))
    {
        Step = step;
    }

    /// <summary>Training steps that the network had made before.</summary>
    public long Step { get; }
}
