namespace Pruning.Execution;

/// <summary>What is emitted for each network: its arithmetic, pass by pass.</summary>
public abstract class EmittedPasses
{
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
