using System;
using Pruning.Criteria;

namespace Pruning.Training;

/// <summary>Removes weights between steps, by a table.</summary>
internal sealed class GradualRemoval(Network network, GradualTable table) : StepEvents
{
    public override void Before(in StepPlace place, IProgress<PruningProgress>? progress)
    {
        // The first phase is the network before the training.
        int removal = place.Phase == 1 ? table.At(place.Step) : -1;
        if (removal >= 0 && !table.TargetsOf(removal).IsNothing)
        {
            network.Removal.ToCounts(table.TargetsOf(removal), removal + 1, place.Data, progress);
            network.Position.Note(place.Phase, place.Step, network.Pruner.Collapses);
        }
    }
}
