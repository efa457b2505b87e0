using System;
using Pruning.Criteria;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Training;

namespace Pruning.Regrowing;

/// <summary>
/// Alternating compressed and decompressed training (AC/DC; Peste et al. 2021): at the start of a sparse phase weights
/// are removed by the policies, at the start of a dense one all are back, with the value 0, and the optimiser forgets
/// what it knew.
/// </summary>
internal sealed class DensePhases(Network network, RegrowthPlan plan) : StepEvents
{
    public override void Before(in StepPlace place, IProgress<PruningProgress>? progress)
    {
        RegrowthTimes times = RegrowthTimes.Of(plan, network.Plan.Training.Epochs, place);
        bool isSparse = times.IsSparse(place.Step);
        if (place.Step > 0 && isSparse == times.IsSparse(place.Step - 1))
        {
            return;
        }

        if (isSparse)
        {
            network.Removal.AfterRound(1, place.Data, progress);
        }
        else
        {
            network.Pruner.KeepAll();
            Parameters.ClearMoments(network.Plan, network.Memory);
            network.Position.OptimizerSteps = 0;
        }
    }
}
