namespace Pruning.Execution;

/// <summary>What is emitted for each network: its arithmetic, pass by pass.</summary>
public abstract class EmittedPasses
{
    /// <summary>
    /// A stretch of forward, loss and gradients for the groups [begin, end). A pass has several stretches where numbers
    /// depend on the whole batch, as the statistics of batch normalisation do.
    /// </summary>
    /// <param name="stretch">Which stretch.</param>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">The present step.</param>
    /// <param name="worker">Which of the places that workers have for themselves.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    protected internal abstract void TrainGroups(
        int stretch, ref float arena, StepState step, int worker, int begin, int end);

    /// <summary>What one thread does before a stretch of training.</summary>
    /// <param name="stretch">Which stretch.</param>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">The present step.</param>
    protected internal virtual void OpenTraining(int stretch, ref float arena, StepState step)
    {
    }

    /// <summary>Gradients of the parameters, and the optimiser step, for one worker's share of the rows.</summary>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">The present step.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="workers">Number of workers.</param>
    protected internal abstract void UpdateRows(ref float arena, StepState step, int worker, int workers);

    /// <summary>A stretch of forward and loss for the groups [begin, end).</summary>
    /// <param name="stretch">Which stretch.</param>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">The present step.</param>
    /// <param name="worker">Which of the places that workers have for themselves.</param>
    /// <param name="begin">The first group.</param>
    /// <param name="end">The group after the last.</param>
    protected internal abstract void InferGroups(
        int stretch, ref float arena, StepState step, int worker, int begin, int end);

    /// <summary>What one thread does before a stretch of inference.</summary>
    /// <param name="stretch">Which stretch.</param>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">The present step.</param>
    protected internal virtual void OpenInference(int stretch, ref float arena, StepState step)
    {
    }

    /// <summary>Forward for the sample of a single prediction.</summary>
    /// <param name="arena">The start of the arena.</param>
    /// <param name="step">Which layers run with their kept weights only.</param>
    protected internal abstract void PredictSample(ref float arena, StepState step);
}
