using System;

namespace Pruning.Training;

/// <summary>
/// The training came to numbers that are infinite or none. A step with such a loss is not applied, and a checkpoint
/// that was written before stays as it is.
/// </summary>
public sealed class DivergenceException : Exception
{
    private const string Advice = "Lower the learning rate, or look for a fault in the data.";

    /// <summary>The loss became infinite or not a number.</summary>
    /// <param name="step">Training steps that the network had made before.</param>
    /// <param name="loss">The loss.</param>
    public DivergenceException(long step, double loss)
        : base(FormattableString.Invariant(
            $"The loss became {loss} in training step {step} (counted from 0). The step was not applied. {Advice}"))
    {
        Step = step;
    }

    /// <summary>A parameter became infinite or not a number, though the loss does not show it yet.</summary>
    /// <param name="step">Training steps that the network had made before the one after which it was found.</param>
    /// <param name="tensor">What it stands in: "Fc1.Weights".</param>
    public DivergenceException(long step, string tensor)
        : base(FormattableString.Invariant(
            $"'{tensor}' has numbers that are not finite after training step {step} (counted from 0). {Advice}"))
    {
        Step = step;
    }

    /// <summary>Training steps that the network had made before.</summary>
    public long Step { get; }
}
