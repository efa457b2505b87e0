using System;
using Pruning.Criteria;
using Pruning.Execution;

namespace Pruning.Training;

/// <summary>
/// What changes masks while a network is trained. Everything follows from the place of the step, the seed and what a
/// checkpoint holds, so that a run that was interrupted goes on as if it had not been.
/// </summary>
internal abstract class StepEvents
{
    /// <summary>Changes masks before a step, where it is time to.</summary>
    /// <param name="place">The step.</param>
    /// <param name="progress">Hears how far scores are.</param>
    public virtual void Before(in StepPlace place, IProgress<PruningProgress>? progress)
    {
    }

    /// <summary>Whether a change of masks takes the place of the step.</summary>
    /// <param name="place">The step.</param>
    public virtual bool Replaces(in StepPlace place) => false;

    /// <summary>Changes masks in place of the step.</summary>
    /// <param name="place">The step.</param>
    /// <param name="batch">The samples that the step would have been made on.</param>
    /// <returns>The mean loss of the batch.</returns>
    public virtual float Replace(in StepPlace place, Batch batch) =>
        throw new InvalidOperationException("These events replace no step.");
}
