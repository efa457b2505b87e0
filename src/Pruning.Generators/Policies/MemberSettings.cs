using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What a policy removes as a whole.</summary>
/// <param name="Granularity">Weights, blocks, neurons, filters, channels, or weights in a pattern.</param>
/// <param name="N">How many of each <paramref name="M"/> weights a pattern keeps; 0 without one.</param>
/// <param name="M">Weights of a pattern; 0 without one.</param>
/// <param name="Aggregation">How the scores of weights become that of a block, neuron, filter or
/// channel.</param>
/// <param name="Normalize">Whether those are divided by the mean of their layer, or of their group of
/// channels.</param>
internal sealed record MemberSettings(
    Granularity Granularity = default, int N = 0, int M = 0, Aggregation Aggregation = default, bool Normalize = false)
{
    /// <summary>Rows of a block; 0 without one.</summary>
    public int Rows { get; init; }

    /// <summary>Columns of a block; 0 without one.</summary>
    public int Columns { get; init; }

    /// <summary>What the number of neurons, filters or channels that stay is a multiple of.</summary>
    public int RoundTo { get; init; } = 1;

    /// <summary>Whether neurons, filters or channels are removed, not weights.</summary>
    public bool RemovesUnits => Granularity.RemovesUnits();

    /// <summary>What a member is called, in the plural.</summary>
    public string Noun => Granularity switch
    {
        Granularity.Block => "blocks",
        Granularity.Neuron => "neurons",
        Granularity.Filter => "filters",
        Granularity.Channel => "channels",
        _ => "weights",
    };

    /// <summary>What a policy says, without what has no effect.</summary>
    public static MemberSettings Of(PruneDeclaration policy) => policy switch
    {
        { Granularity: Granularity.NofM } => new(policy.Granularity, policy.N, policy.M),
        { Granularity: Granularity.Block } =>
            new(policy.Granularity, Aggregation: policy.Aggregation, Normalize: policy.Normalize)
            {
                Rows = policy.Rows,
                Columns = policy.Columns,
            },
        { RemovesUnits: true } =>
            new(policy.Granularity, Aggregation: policy.Aggregation, Normalize: policy.Normalize)
            {
                RoundTo = policy.RoundTo,
            },
        _ => new(),
    };

    /// <summary>", 2:4", ", Block 1x16" or ", Filter Mean normalised"; empty for single weights.</summary>
    public override string ToString() => Granularity switch
    {
        Granularity.Weight => "",
        Granularity.NofM => ", " + Invariant.Text(N) + ":" + Invariant.Text(M),
        _ => ", " + Granularity + (Rows > 0 ? " " + Invariant.Text(Rows) + "x" + Invariant.Text(Columns) : "")
            + (Aggregation == Aggregation.Sum ? "" : " " + Aggregation)
            + (Normalize ? " normalised" : "")
            + (RoundTo > 1 ? " by " + Invariant.Text(RoundTo) : ""),
    };
}
