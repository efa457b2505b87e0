using System;
using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>
/// Whether the final count of a group can be reached under its collapse rule, as far as sizes alone decide it.
/// </summary>
internal static class GroupRules
{
    public static IEnumerable<Fault> Check(
        PruningGroup group, IReadOnlyList<PrunableLayer> layers, NetworkDeclaration network)
    {
        bool fits = true;
        if (group.Collapse != Collapse.Allow)
        {
            foreach (PrunableLayer layer in layers)
            {
                if (group.MinimumKept > layer.Members)
                {
                    fits = false;
                    string why = "the layer has " + Invariant.Text(layer.Members) + " " + group.MemberSettings.Noun;
                    yield return new Fault(
                        FaultId.MinimumKeptOutOfRange,
                        layer.Name,
                        [Invariant.Text(group.MinimumKept), layer.Name, why]);
                }
            }
        }

        // Where more members have to stay than stay, some layer falls below its minimum, whatever the scores are.
        int kept = group.Members - group.RemovedAfterRound[group.RemovedAfterRound.Count - 1];
        long minimum = (long)group.MinimumKept * layers.Count;
        long required = group.Collapse == Collapse.Allow ? 1 : Math.Max(1, minimum);
        if (fits && kept < required)
        {
            string place = layers[0].Place;
            string what = layers.Count == 1
                ? "layer '" + layers[0].Name + "'"
                : "the layers of '" + (place.Length > 0 ? place : network.Name) + "' together";
            yield return new Fault(
                FaultId.LayerEmptied,
                layers.Count == 1 ? layers[0].Name : place,
                [
                    what,
                    Invariant.Text(group.Members),
                    Invariant.Text(group.Rate),
                    Invariant.Text(kept),
                    Invariant.Text(required),
                    group.Collapse.ToString(),
                    group.MemberSettings.Noun,
                ]);
        }
    }
}
