using System;
using Pruning.Criteria;
using Pruning.Updates;

namespace Pruning.Training;

/// <summary>How many weights learned scores remove by which step: by a table, as removals between steps do.</summary>
internal sealed class MovementCounts : StepEvents
{
    private readonly Network _network;
    private readonly GradualTable _table;
    private readonly MovementGroup[] _groups;

    public MovementCounts(Network network, GradualTable table)
    {
        _network = network;
        _table = table;
        _groups = new MovementGroup[network.Plan.Pruning.Movements.Length];
        foreach (WeightMap map in network.Trainer.Maps)
        {
            if (map is MovementMap { Group: var group })
            {
                _groups[Array.IndexOf(network.Plan.Pruning.Movements, group.Plan)] = group;
            }
        }
    }

    public override void Before(in StepPlace place, IProgress<PruningProgress>? progress)
    {
        int removal = _table.LastBefore(place.Step);
        bool changes = false;
        for (int i = 0; i < _groups.Length; i++)
        {
            int removed = removal < 0 ? 0 : _table.CountsOf(removal)[i];
            changes |= removed != _groups[i].Removed;
            _groups[i].Removed = removed;
        }

        // The first step of all takes the weights over before it looks at scores.
        if (changes && _network.Position.OptimizerSteps > 0)
        {
            _network.Trainer.Project();
        }
    }
}
