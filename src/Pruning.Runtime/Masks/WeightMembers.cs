using System;
using System.Linq;
using Pruning.Criteria;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// Single weights. Where they are compared within parts of a layer (the groups of a pattern, or the weights behind an
/// output), ranks take the place of their scores.
/// </summary>
internal sealed class WeightMembers : GroupMembers
{
    private readonly NetworkPlan _plan;
    private readonly Arena _arena;
    private readonly AscendingOrder? _ascending;
    private readonly PartRanks[] _ranks;

    public WeightMembers(NetworkPlan plan, Arena arena, PruningGroupPlan group, ScoredLayers layers)
        : base(plan.Name, layers, [.. group.Layers.Select(layer => RangeOf(plan.Layers[layer]))])
    {
        _plan = plan;
        _arena = arena;
        bool isRanked = group.Granularity == Granularity.NofM || group.Scope == Scope.Output;
        _ascending = isRanked ? layers.Ascending : null;
        _ranks = isRanked ? [.. group.Layers.Select(layer => RanksOf(plan.Layers[layer], group))] : [];
    }

    public override Span<uint> Masks => _arena.Words(_plan.Arena.Masks, _plan.Arena.MaskWords);

    public override void TakeScores()
    {
        for (int i = 0; i < Layers.Count; i++)
        {
            RequireNumbers(i, Layers.ScoresOf(i), Layers.MaskOf(i), "weight");
            if (_ascending is not null)
            {
                _ranks[i].Rank(Layers.ScoresOf(i), Layers.MaskOf(i), _ascending);
            }
        }
    }

    // Ranks count the weights of their part that are removed.
    public override void HeedMasks()
    {
        for (int i = 0; i < _ranks.Length; i++)
        {
            _ranks[i].Rank(Layers.ScoresOf(i), Layers.MaskOf(i), _ascending!);
        }
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

    private static PartRanks RanksOf(LayerPlan layer, PruningGroupPlan group) =>
        new(layer.Count, group.Granularity == Granularity.NofM ? group.M : layer.Inputs);
}
