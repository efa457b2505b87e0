using Pruning.Execution;

namespace Pruning;

// What a network and its emitted arithmetic know of each other: the passes that the derived class overrides, and the
// layers that its properties return.
public abstract partial class Network
{
    /// <summary>The layer that was declared at this place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The layer.</returns>
    protected Dense LayerAt(int index) => _layers[index];

    /// <summary>Forward, loss and gradients of the outputs for the groups [begin, end).</summary>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">The present step.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    protected internal abstract void TrainGroups(ref float arena, StepState step, int begin, int end);

    /// <summary>Gradients of the parameters, and the optimiser step, for one worker's share of the rows.</summary>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">The present step.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="workers">Number of workers.</param>
    protected internal abstract void UpdateRows(ref float arena, StepState step, int worker, int workers);

    /// <summary>Forward and loss for the groups [begin, end).</summary>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">The present step.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    protected internal abstract void InferGroups(ref float arena, StepState step, int begin, int end);

    /// <summary>Forward for the sample of a single prediction.</summary>
    /// <param name="arena">The start of the arena.</param>
    protected internal abstract void PredictSample(ref float arena);
}
