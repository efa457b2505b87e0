using System;
using System.Collections.Generic;
using Pruning.Masks;
using Pruning.Plans;

namespace Pruning.Serialization;

/// <summary>
/// What a growing penalty acts on, in a checkpoint: "Conv1.Chosen", words as those of "Conv1.Mask", in which the bit of
/// a weight is 1 where it is going to be removed.
/// </summary>
internal static class StoredChoice
{
    /// <summary>The layers that have one: the prunable ones, where a penalty grows.</summary>
    public static IEnumerable<LayerPlan> LayersOf(NetworkPlan plan)
    {
        foreach (LayerPlan layer in plan.Arena.Chosen >= 0 ? plan.Layers : [])
        {
            if (layer.Mask >= 0)
            {
                yield return layer;
            }
        }
    }

    /// <summary>The name of that of a layer.</summary>
    public static string NameOf(LayerPlan layer) => layer.Name + ".Chosen";

    /// <summary>That of a layer.</summary>
    public static Span<uint> Of(Network network, LayerPlan layer) =>
        network.Memory.ChosenOf(network.Plan, layer);
}
