using System;
using System.Linq;
using Pruning.Criteria;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>Single weights, in a pattern or not.</summary>
internal sealed class WeightMembers : GroupMembers
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;

    public WeightMembers(NetworkPlan plan, Arena arena, PruningGroupPlan group, ScoredLayers layers)
        : base(plan, group, layers, [.. group.Layers.Select(layer => RangeOf(plan.Layers[layer]))])
    {
        _plan = plan;
        _arena = arena;
    }

    public override Span<uint> Masks => _arena.MasksOf(_plan);

    public override void TakeScores()
    {
        for (int i = 0; i < Layers.Count; i++)
        {
            RequireNumbers(i, Layers.ScoresOf(i), Layers.MaskOf(i), "weight");
        }

        Rank();
    }

    // They are the same.
    public override void TakeMasks()
    {
    }

    // A selection has changed them in place.
    public override void Apply()
    {
    }

    private static LayerRange RangeOf(LayerPlan layer) => new(layer.Weights, layer.Mask, layer.Count);
}
