using System;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>Where masks stand in the memory of a network.</summary>
internal static class MaskPlaces
{
    /// <summary>The masks of all layers.</summary>
    public static Span<uint> MasksOf(this Arena arena, NetworkPlan network) =>
        arena.Words(network.Arena.Masks, network.Arena.MaskWords);

    /// <summary>The mask of a layer that has one, 1 = kept.</summary>
    public static Span<uint> MaskOf(this Arena arena, NetworkPlan network, LayerPlan layer) =>
        arena.Words(network.Arena.Masks + layer.Mask, MaskBits.WordsFor(layer.Count));

    /// <summary>What was chosen to be removed later, of all layers.</summary>
    public static Span<uint> ChosenOf(this Arena arena, NetworkPlan network) =>
        arena.Words(network.Arena.Chosen, network.Arena.MaskWords);

    /// <summary>What was chosen of a layer that has a mask, 1 = is going to be removed.</summary>
    public static Span<uint> ChosenOf(this Arena arena, NetworkPlan network, LayerPlan layer) =>
        arena.Words(network.Arena.Chosen + layer.Mask, MaskBits.WordsFor(layer.Count));
}
