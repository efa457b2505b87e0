using System.ComponentModel;
using Pruning.Criteria;
using Pruning.Masks;

namespace Pruning.Plans;

/// <summary>Members whose scores are compared with each other: weights, or blocks, neurons and filters where those are
/// removed as a whole.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record PruningGroupPlan
{
    /// <summary>The layers, as indices.</summary>
    public required int[] Layers { get; init; }

    /// <summary>The place of the policy among those of its layers, from 0: a later one sees what earlier ones have
    /// left. Groups are in this order.</summary>
    public int Order { get; init; }

    /// <summary>The score.</summary>
    public required WeightCriterion Criterion { get; init; }

    /// <summary>How removals are spread over the layers; a local one has a group for each.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Number of members in all.</summary>
    public required int Members { get; init; }

    /// <summary>The pruning rate p, where counts in between follow from it; else 0.</summary>
    public double Rate { get; init; }

    /// <summary>How many are removed after each round; empty where <see cref="CostAfterRound"/> says it.</summary>
    public required int[] RemovedAfterRound { get; init; }

    /// <summary>What the rate is a fraction of.</summary>
    public RateUnit Unit { get; init; }

    /// <summary>The weights or multiply-adds that the rate is a fraction of; 0 where members are counted.</summary>
    public long Cost { get; init; }

    /// <summary>How much of it has to be gone after each round, where only scores say how many members that takes; else
    /// empty.</summary>
    public long[] CostAfterRound { get; init; } = [];

    /// <summary>The policy, by a number that its groups have in common, where it counts weights or
    /// multiply-adds.</summary>
    public int Policy { get; init; }

    /// <summary>What happens when a removal would empty a layer.</summary>
    public required Collapse Collapse { get; init; }

    /// <summary>The number of members below which no layer may fall.</summary>
    public required int MinimumKept { get; init; }

    /// <summary>What is removed as a whole.</summary>
    public Granularity Granularity { get; init; }

    /// <summary>How many of each <see cref="M"/> weights a pattern keeps.</summary>
    public int N { get; init; }

    /// <summary>Weights of a pattern.</summary>
    public int M { get; init; }

    /// <summary>Rows of a block.</summary>
    public int Rows { get; init; }

    /// <summary>Columns of a block.</summary>
    public int Columns { get; init; }

    /// <summary>What the number of members that stay is a multiple of, unless all stay.</summary>
    public int RoundTo { get; init; } = 1;

    /// <summary>How the scores of weights become that of a block, neuron or filter.</summary>
    public Aggregation Aggregation { get; init; }

    /// <summary>Whether the scores of blocks, neurons and filters are divided by the mean of their layer.</summary>
    public bool Normalize { get; init; }

    /// <summary>The groups of channels that the members are, where channels are removed; else empty.</summary>
    public ChannelGroupPlan[] Channels { get; init; } = [];

    /// <summary>How many members are removed at a rate.</summary>
    internal int RemovedAt(double rate) => Rounded(RemovalCount.Of(rate, Members));

    /// <summary>How many members are removed in place of so many, so that what stays is a multiple.</summary>
    internal int Rounded(int removed) => MemberCounts.Rounded(removed, Members, RoundTo);

    /// <summary>How many rounds there are numbers for.</summary>
    internal int Rounds => RemovedAfterRound.Length > 0 ? RemovedAfterRound.Length : CostAfterRound.Length;

    /// <summary>Whether each part loses a number of its own, as large a fraction as every other.</summary>
    internal bool IsByLayer => Scope is Scope.Local or Scope.Uniform or Scope.Output;

    /// <summary>Parts of the members for which a collapse rule holds: layers, or groups of channels.</summary>
    internal int Parts => Channels.Length == 0 ? Layers.Length : Channels.Length;

    /// <summary>Whether members are several weights each, and have masks of their own.</summary>
    internal bool HasMemberMasks => Granularity is not (Granularity.Weight or Granularity.NofM);

    /// <summary>Whether members are compared within parts of a layer.</summary>
    internal bool ComparesParts => Granularity == Granularity.NofM || Scope == Scope.Output;

    /// <summary>Members of such a part of a layer: a group of a pattern, or what is behind an output.</summary>
    internal int PartOf(LayerPlan layer) => Granularity == Granularity.NofM ? M : GridOf(layer).Across;

    /// <summary>The blocks of a layer that its members are, or of channels the rows that make them.</summary>
    internal BlockGrid GridOf(LayerPlan layer) => Granularity switch
    {
        Granularity.Weight or Granularity.NofM => new(layer.Outputs, layer.Inputs, 1, 1),
        Granularity.Block => new(layer.Outputs, layer.Inputs, Rows, Columns),
        _ => new(layer.Outputs, layer.Inputs, 1, layer.Inputs),
    };
}
