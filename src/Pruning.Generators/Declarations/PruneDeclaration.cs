using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Declarations;

/// <summary>The values of a [Prune] attribute.</summary>
internal sealed record PruneDeclaration(
    Criterion Criterion,
    Scope Scope = Scope.Local,
    double Rate = 0,
    Collapse Collapse = Collapse.Floor,
    int MinimumKept = 1)
{
    /// <summary>What is removed as a whole.</summary>
    public Granularity Granularity { get; init; }

    /// <summary>What the rate is a fraction of.</summary>
    public RateUnit Unit { get; init; }

    /// <summary>How many of each <see cref="M"/> weights are kept.</summary>
    public int N { get; init; } = 2;

    /// <summary>Weights that <see cref="N"/> are kept of.</summary>
    public int M { get; init; } = 4;

    /// <summary>Rows of a block.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Columns of a block.</summary>
    public int Columns { get; init; } = 16;

    /// <summary>What the number of members that stay is a multiple of.</summary>
    public int RoundTo { get; init; } = 1;

    /// <summary>How scores of weights become that of their block, neuron or filter.</summary>
    public Aggregation Aggregation { get; init; }

    /// <summary>Whether those are divided by the mean of their layer.</summary>
    public bool Normalize { get; init; }

    /// <summary>What magnitude aggregates.</summary>
    public Norm Norm { get; init; }

    /// <summary>Samples that the criterion looks at; 0 where nothing is said.</summary>
    public int Samples { get; init; }

    /// <summary>Whether they are drawn from all of the data.</summary>
    public bool Shuffle { get; init; }

    /// <summary>How they are brought together.</summary>
    public Reduction Reduction { get; init; }

    /// <summary>Steps of a criterion that scores anew after each.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>What is added to a diagonal before a matrix is inverted; 0 where nothing is said.</summary>
    public double Damping { get; init; }

    /// <summary>The size of the blocks that are inverted; 0 where nothing is said.</summary>
    public int BlockSize { get; init; }

    /// <summary>Which of these are written.</summary>
    public GivenPruneValues Given { get; init; }

    /// <summary>Whether neurons and filters are removed, not weights: by themselves, or as channels.</summary>
    public bool RemovesUnits => Granularity.RemovesUnits();

    /// <summary>Whether its members have several weights, whose scores become one.</summary>
    public bool Aggregates => RemovesUnits || Granularity == Granularity.Block;

    /// <summary>Whether they go with those that they are tied to, and with what reads them.</summary>
    public bool RemovesChannels => Granularity == Granularity.Channel;

    /// <summary>Whether members are removed until weights or multiply-adds are gone, not until members are. Where every
    /// layer loses the same fraction of its single weights, it loses that of all three.</summary>
    public bool CountsCosts => Unit switch
    {
        RateUnit.Weights => RemovesUnits || Granularity == Granularity.Block,
        RateUnit.Macs => RemovesUnits
            || Granularity == Granularity.Block
            || (Granularity == Granularity.Weight
                && Scope is Scope.Global or Scope.ErdosRenyi or Scope.ErdosRenyiKernel),
        _ => false,
    };

    /// <summary>Whether each layer, or each group of channels, loses a number that is its own. Layers that lose the
    /// same fraction do where no sum of members has to come out.</summary>
    public bool IsByLayer => Scope is Scope.Local or Scope.Output || (Scope == Scope.Uniform && CountsCosts);

    /// <summary>The rate that is reached in the end: a pattern has one, whatever is written with it.</summary>
    public double FinalRate => Granularity == Granularity.NofM ? 1 - ((double)N / M) : Rate;
}
