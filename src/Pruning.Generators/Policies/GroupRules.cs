using System;
using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Shapes;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>
/// Whether the final count of a group can be reached under its collapse rule, as far as sizes alone decide it.
/// </summary>
internal static class GroupRules
{
    public static IEnumerable<Fault> Check(PruningGroup group, ShapedGraph shaped, NetworkDeclaration network)
    {
        bool fits = true;
        if (group.Collapse != Collapse.Allow)
        {
            foreach (string layer in group.Layers)
            {
                int size = PruningPlanner.WeightsOf(shaped, layer);
                if (group.MinimumKept > size)
                {
                    fits = false;
                    string why = "the layer has " + Invariant.Text(size) + " weights";
                    yield return new Fault(
                        FaultId.MinimumKeptOutOfRange,
                        LayerOwner.Of(network, layer).Name,
                        [Invariant.Text(group.MinimumKept), layer, why]);
                }
            }
        }

        // Where more weights have to stay than stay, some layer falls below its minimum, whatever the scores are.
        int kept = group.Weights - group.RemovedAfterRound[group.RemovedAfterRound.Count - 1];
        long minimum = (long)group.MinimumKept * group.Layers.Count;
        long required = group.Collapse == Collapse.Allow ? 1 : Math.Max(1, minimum);
        if (fits && kept < required)
        {
            bool one = group.Layers.Count == 1;
            string what = one ? "layer '" + group.Layers[0] + "'" : "the layers of '" + network.Name + "' together";
            yield return new Fault(
                FaultId.LayerEmptied,
                one ? LayerOwner.Of(network, group.Layers[0]).Name : "",
                [
                    what,
                    Invariant.Text(group.Weights),
                    Invariant.Text(group.Rate),
                    Invariant.Text(kept),
                    Invariant.Text(required),
                    group.Collapse.ToString(),
                ]);
        }
    }
}
