using System;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// A removal whose layers lose what their sizes say (<see cref="LayerShares"/>); which members those are, scores decide
/// within each layer. A layer never gets any back: where an earlier removal has taken more than its share, the
/// others keep more. Under <see cref="Collapse.Stop"/> each layer stops for itself.
/// </summary>
internal sealed class SizedRemoval(MaskSelection selection, int maximumLayers)
{
    private readonly double[] _densities = new double[maximumLayers];
    private readonly int[] _sizes = new int[maximumLayers];
    private readonly int[] _least = new int[maximumLayers];
    private readonly int[] _most = new int[maximumLayers];
    private readonly int[] _shares = new int[maximumLayers];

    /// <summary>As <see cref="MaskSelection.Remove"/> does for all layers together.</summary>
    public RemovalResult Remove(
        NetworkPlan network,
        PruningGroupPlan group,
        ReadOnlySpan<float> scores,
        Span<uint> masks,
        ReadOnlySpan<LayerRange> layers,
        int removedTotal)
    {
        int floor = 0;
        int kept = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            // Groups of channels have no shape that one could go by.
            _densities[i] = group.Channels.Length > 0
                ? 1
                : LayerShares.Density(group.Scope, network.Layers[group.Layers[i]].Shape);
            _sizes[i] = layers[i].Count;
            _most[i] = MaskBits.CountKept(SelectionInput.MaskOf(masks, layers[i]));
            _least[i] = group.Collapse == Collapse.Floor ? Math.Min(group.MinimumKept, _most[i]) : 0;
            floor += _least[i];
            kept += _most[i];
        }

        int all = layers.Length;
        int shared = Math.Max(floor, Math.Min(kept, group.Members - removedTotal));
        int acted = LayerShares.Spread(
            shared,
            _densities.AsSpan(0, all),
            _sizes.AsSpan(0, all),
            _least.AsSpan(0, all),
            _most.AsSpan(0, all),
            _shares.AsSpan(0, all));
        int removed = 0;
        for (int i = 0; i < all; i++)
        {
            RemovalResult own = selection.Remove(
                scores, masks, layers.Slice(i, 1), _sizes[i] - _shares[i], group.Collapse, group.MinimumKept);
            removed += own.Removed;
            acted = acted < 0 && own.CollapsedLayer >= 0 ? i : acted;
        }

        return new RemovalResult(removed, removedTotal, acted);
    }
}
