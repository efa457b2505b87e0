using System;
using System.Collections.Generic;
using Pruning.Criteria;
using Pruning.Updates;

namespace Pruning.Training;

/// <summary>How many weights learned scores remove by which step: by a table, as removals between steps do.</summary>
internal sealed class MovementCounts : StepEvents
{
    private readonly Network _network;
    private readonly GradualTable _table;
    private readonly List<MovementGroup> _groups = [];

    public MovementCounts(Network network, GradualTable table)
    {
        _network = network;
        _table = table;
        foreach (WeightMap map in network.Trainer.Maps)
        {
            if (map is MovementMap movement && !_groups.Contains(movement.Group))
            {
                _groups.Add(movement.Group);
            }
        }
    }

    public override void Before(in StepPlace place, IProgress<PruningProgress>? progress)
    {
        int removal = _table.LastBefore(place.Step);
        bool changes = false;
        foreach (MovementGroup group in _groups)
        {
            int index = Array.IndexOf(_network.Plan.Pruning.Movements, group.Plan);
            int removed = removal < 0 ? 0 : _table.CountsOf(removal)[index];
            changes |= removed != group.Removed;
            group.Removed = removed;
        }

        // The first step of all takes the weights over before it looks at scores.
        if (changes && _network.Position.OptimizerSteps > 0)
        {
            _network.Trainer.Project();
        }
    }
}
