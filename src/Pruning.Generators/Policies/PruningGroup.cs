using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>
/// Members whose scores are compared with each other: weights, or neurons, filters and channels where those are
/// removed as a whole. A local policy makes one group per layer, or per group of channels; a global one a single group.
/// </summary>
/// <param name="Layers">The names of the layers, in declaration order.</param>
/// <param name="Criterion">The score.</param>
/// <param name="Rate">The pruning rate p.</param>
/// <param name="Members">n, the number of members of all layers together.</param>
/// <param name="RemovedAfterRound">How many of the n are removed after each round; the last is round-half-even(p
/// n). Empty where it says what of their cost is.</param>
/// <param name="Collapse">What happens when a removal would empty a layer.</param>
/// <param name="MinimumKept">The number of members below which no layer may fall.</param>
internal sealed record PruningGroup(
    EquatableArray<string> Layers,
    Criterion Criterion,
    double Rate,
    int Members,
    EquatableArray<int> RemovedAfterRound,
    Collapse Collapse,
    int MinimumKept)
{
    /// <summary>The place of the policy among those of its layers, from 0.</summary>
    public int Order { get; init; }

    /// <summary>The groups of channels that the members are, where channels are removed; else empty.</summary>
    public EquatableArray<ChannelGroup> Channels { get; init; } = [];

    /// <summary>How removals are spread over the layers.</summary>
    public Scope Scope { get; init; }

    /// <summary>What is removed as a whole, and how it is scored.</summary>
    public MemberSettings MemberSettings { get; init; } = new();

    /// <summary>What is said to the criterion.</summary>
    public CriterionSettings Settings { get; init; } = new();

    /// <summary>What the rate is a fraction of.</summary>
    public RateUnit Unit { get; init; }

    /// <summary>The weights or multiply-adds that the rate is a fraction of, which are those of all layers that the
    /// policy can remove weights from; 0 where members are counted.</summary>
    public long Cost { get; init; }

    /// <summary>How much of it has to be gone after each round, where only scores say how many members that takes; else
    /// empty. Then <see cref="RemovedAfterRound"/> is.</summary>
    public EquatableArray<long> CostAfterRound { get; init; } = [];

    /// <summary>The policy, by a number that its groups have in common, where it counts weights or
    /// multiply-adds.</summary>
    public int Policy { get; init; }

    /// <summary>Layers that lose what they read of removed channels, in the order of the groups.</summary>
    public IEnumerable<string> Readers =>
        Channels.SelectMany(group => group.In(ChannelRole.Column)).Select(slice => slice.Node).Distinct();

    /// <summary>Whether a layer loses weights: its own members, or what it reads of removed channels.</summary>
    public bool TakesFrom(string layer) => Layers.Contains(layer) || Readers.Contains(layer);
}
