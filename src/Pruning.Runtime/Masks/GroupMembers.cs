using System;
using System.Linq;
using System.Numerics.Tensors;
using Pruning.Criteria;
using Pruning.Memory;
using Pruning.Plans;

namespace Pruning.Masks;

/// <summary>
/// The members of a group, which are what a selection chooses from: weights, blocks of them (neurons and filters too),
/// or channels. In: scores as a criterion has written them. Out: scores and masks of members, and in the end masks of
/// weights. Where members are compared within parts of a layer (the groups of a pattern, or what is behind an output),
/// ranks take the place of their scores.
/// </summary>
internal abstract class GroupMembers(
    NetworkPlan plan, PruningGroupPlan group, ScoredLayers layers, LayerRange[] ranges)
{
    private readonly PartRanks[] _ranks = group.ComparesParts
        ? [.. group.Layers.Select((layer, i) => new PartRanks(ranges[i].Count, group.PartOf(plan.Layers[layer])))]
        : [];

    /// <summary>Where the scores and the masks of each layer, or of each group of channels, lie.</summary>
    public LayerRange[] Ranges { get; } = ranges;

    /// <summary>The masks of members.</summary>
    public abstract Span<uint> Masks { get; }

    /// <summary>The scores of members.</summary>
    public virtual Span<float> Scores => layers.Scores;

    /// <summary>The layers.</summary>
    protected ScoredLayers Layers => layers;

    /// <summary>What the policy of a group removes.</summary>
    public static GroupMembers Of(NetworkPlan plan, Arena arena, PruningGroupPlan group, ScoredLayers layers) =>
        group.Granularity == Granularity.Channel ? new ChannelMembers(plan, arena, group, layers)
        : group.Granularity is Granularity.Weight or Granularity.NofM ? new WeightMembers(plan, arena, group, layers)
        : new BlockMembers(plan, group, layers);

    /// <summary>Makes scores of members of what the criterion has written. Afterwards those of kept ones are
    /// numbers.</summary>
    /// <exception cref="InvalidOperationException">One is not.</exception>
    public abstract void TakeScores();

    /// <summary>Makes masks of members of those of weights.</summary>
    public abstract void TakeMasks();

    /// <summary>Removes the weights of the members that are removed.</summary>
    public abstract void Apply();

    /// <summary>The layer of a range, by its place among those of the group: of channels, the first that makes
    /// them.</summary>
    public virtual int LayerOf(int range) => range;

    /// <summary>Copies the scores of what a layer has of the members.</summary>
    /// <param name="layer">The layer, by its place among those of the group.</param>
    /// <param name="copied">What other groups have copied for the layer; empty where none has.</param>
    public virtual float[] CopyScores(int layer, float[] copied) =>
        Scores.Slice(Ranges[layer].Weights, Ranges[layer].Count).ToArray();

    /// <summary>Heeds weights that another group has removed since the scores were taken.</summary>
    public void HeedMasks()
    {
        // Ranks count the members of their part that are removed.
        TakeMasks();
        Rank();
    }

    /// <summary>Writes ranks over the scores, where members are compared within parts of a layer.</summary>
    protected void Rank()
    {
        for (int i = 0; i < _ranks.Length; i++)
        {
            _ranks[i].Rank(
                Scores.Slice(Ranges[i].Weights, Ranges[i].Count),
                SelectionInput.MaskOf(Masks, Ranges[i]),
                layers.Ascending);
        }
    }

    /// <summary>Requires scores that are numbers.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="scores">Its scores.</param>
    /// <param name="mask">Which of them are kept.</param>
    /// <param name="noun">What has a score.</param>
    protected void RequireNumbers(int layer, ReadOnlySpan<float> scores, ReadOnlySpan<uint> mask, string noun)
    {
        foreach (int member in new KeptIndices(TensorPrimitives.IsNaNAny(scores) ? mask : []))
        {
            if (float.IsNaN(scores[member]))
            {
                throw new InvalidOperationException(
                    $"The score of {noun} {member} of layer {layers.NameOf(layer)} of {plan.Name} is not a number, so "
                    + "nothing was removed. Look for weights and samples that are out of range.");
            }
        }
    }
}
