using System;
using Pruning.Criteria;
using Pruning.Plans;

namespace Pruning.Training;

/// <summary>
/// Growing regularisation (GReg-1, Wang et al. 2021) in the dense phase: what a policy removes is chosen before one
/// step, penalised more and more, and removed before another. The choice stands in the arena and in checkpoints; the
/// coefficient follows from the place of the step.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="growing">What was declared.</param>
internal sealed class GrowingPenaltyEvents(Network network, GrowingPenaltyPlan growing) : StepEvents
{
    /// <inheritdoc/>
    public override void Before(in StepPlace place, IProgress<PruningProgress>? progress)
    {
        long begin = growing.BeginOf(place.Steps);
        long end = growing.EndOf(place.Steps);
        if (place.Phase != 0)
        {
            return;
        }

        if (place.Step == begin)
        {
            network.Removal.Choose(place.Data, progress);
        }

        if (place.Step == end)
        {
            network.Removal.RemoveChosen();
            network.Trainer.Project();
        }

        if (place.Step >= begin && place.Step < end)
        {
            network.Trainer.Growing.Coefficient = (float)growing.CoefficientAt(place.Step - begin);
        }
    }
}
