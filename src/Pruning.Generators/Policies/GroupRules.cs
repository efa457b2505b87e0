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
        PruningGroup group, ComparedMembers members, NetworkDeclaration network)
    {
        bool fits = true;
        EquatableArray<MemberPart> parts = members.Parts;
        if (group.Collapse != Collapse.Allow)
        {
            foreach (MemberPart part in parts)
            {
                if (group.MinimumKept > part.Members)
                {
                    fits = false;
                    string why = "the layer has " + Invariant.Text(part.Members) + " " + group.MemberSettings.Noun
                        + (group.Channels.Count > 0 ? " in a group of those that are removed together" : "");
                    yield return new Fault(
                        FaultId.MinimumKeptOutOfRange,
                        part.Layer,
                        [Invariant.Text(group.MinimumKept), part.Layer, why]);
                }
            }
        }

        // Where more members have to stay than stay, some layer falls below its minimum, whatever the scores are.
        // A policy that counts something else has a rule of its own.
        int kept = group.Members - group.RemovedAfterRound[group.RemovedAfterRound.Count - 1];
        long minimum = (long)group.MinimumKept * parts.Count;
        long required = group.Collapse == Collapse.Allow ? 1 : Math.Max(1, minimum);
        if (fits && kept < required && !members.Layers[0].Policy.CountsCosts)
        {
            string place = members.Layers[0].Place;
            string what = parts.Count == 1
                ? "layer '" + parts[0].Layer + "'"
                : "the layers of '" + (place.Length > 0 ? place : network.Name) + "' together";
            yield return new Fault(
                FaultId.LayerEmptied,
                parts.Count == 1 ? parts[0].Layer : place,
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
