using System;

namespace Pruning;

/// <summary>
/// Which weights, blocks, neurons or filters are removed. On the class it holds for all layers; on a layer it replaces
/// the policies of the class. Several on one class or layer remove one after the other, in the order in which they are
/// written: each sees what those before it have left, and counts what they removed as removed.
/// </summary>
/// <param name="criterion">What the score of a weight is; the lowest scores are removed first.</param>
/// <param name="scope">Across which weights the scores are compared.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class PruneAttribute(Criterion criterion, Scope scope = Scope.Local) : Attribute
{
    /// <summary>What the score of a weight is; the lowest scores are removed first.</summary>
    public Criterion Criterion { get; } = criterion;

    /// <summary>Across which weights the scores are compared.</summary>
    public Scope Scope { get; } = scope;

    /// <summary>
    /// The pruning rate p: the fraction of the prunable weights that is removed in the end, in [0, 1); of blocks,
    /// neurons, filters or channels, where those are removed. Exactly round-half-even(p · n) go; on ties the lower
    /// index goes first. Not needed under <see cref="Granularity.NofM"/>, which says itself that it is 1 - N / M.
    /// </summary>
    public double Rate { get; set; }

    /// <summary>
    /// What <see cref="Rate"/> is a fraction of. Under <see cref="RateUnit.Weights"/> and <see cref="RateUnit.Macs"/>
    /// as few members go as remove at least that fraction of the weights, or multiply-adds, of the layers that the
    /// policy can remove weights from. Where a scope takes the same fraction of the single weights of each layer, that
    /// is the rate in every unit. Default: <see cref="RateUnit.Members"/>.
    /// </summary>
    public RateUnit Unit { get; set; }

    /// <summary>What is removed as a whole. Default: <see cref="Granularity.Weight"/>.</summary>
    public Granularity Granularity { get; set; }

    /// <summary>How many weights of each <see cref="M"/> are kept under <see cref="Granularity.NofM"/>.
    /// Default: 2.</summary>
    public int N { get; set; } = 2;

    /// <summary>How many consecutive weights behind an output <see cref="N"/> are kept of under
    /// <see cref="Granularity.NofM"/>. Default: 4.</summary>
    public int M { get; set; } = 4;

    /// <summary>How many outputs of a layer, which are rows of its matrix of weights, a block of
    /// <see cref="Granularity.Block"/> lies over. At most as many as the layer has. Default: 1.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>How many consecutive weights behind each of these outputs, which are columns of the matrix, a block of
    /// <see cref="Granularity.Block"/> has; of a convolution they go over channels, rows and columns of the kernel. At
    /// most as many as there are. They need not divide that number: the last block of a row is then smaller.
    /// Default: 16, the single-precision numbers in a vector of 512 bits.</summary>
    public int Columns { get; set; } = 16;

    /// <summary>How the scores of weights become that of their block, neuron, filter or channel. Default:
    /// <see cref="Aggregation.Sum"/>.</summary>
    public Aggregation Aggregation { get; set; }

    /// <summary>Whether the scores of blocks, neurons and filters are divided by the mean of their layer, those of
    /// channels by that of their group, before a <see cref="Scope.Global"/> policy compares them.</summary>
    public bool Normalize { get; set; }

    /// <summary>What <see cref="Criterion.Magnitude"/> aggregates of a block, neuron or filter: |w| or w².
    /// Default: <see cref="Norm.L1"/>.</summary>
    public Norm Norm { get; set; }

    /// <summary>
    /// Samples that a criterion looks at which needs data; the first ones, unless <see cref="Shuffle"/>. Default: 1000,
    /// or all that there are if those are fewer.
    /// </summary>
    public int Samples { get; set; }

    /// <summary>Whether the samples are drawn from all of the data, others in each round of the schedule; outside of it
    /// the seed alone decides.</summary>
    public bool Shuffle { get; set; }

    /// <summary>How <see cref="Criterion.Taylor"/> brings samples together. Default:
    /// <see cref="Reduction.AbsOfMean"/>.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>Steps of <see cref="Criterion.SynFlow"/>, which scores anew after each; what is kept falls by the same
    /// factor in all of them. Default: 100.</summary>
    public int Iterations { get; set; } = 100;

    /// <summary>What is added to the diagonal before <see cref="Criterion.OptimalBrainSurgeon"/>,
    /// <see cref="Criterion.WoodFisher"/> and <see cref="Criterion.SparseGpt"/> invert a matrix. Default, and 0: that
    /// of the criterion.</summary>
    public double Damping { get; set; }

    /// <summary>Weights of a block of <see cref="Criterion.WoodFisher"/>, and columns of one of
    /// <see cref="Criterion.SparseGpt"/>. Default, and 0: 100 and 128.</summary>
    public int BlockSize { get; set; }

    /// <summary>
    /// The number of neurons, filters or channels that a layer or a group of channels keeps is rounded up to a multiple
    /// of this, or is all of them: fewer are removed than <see cref="Rate"/> says. At least 1; for
    /// <see cref="Scope.Local"/>. Default: 1, as register tiles are cut for whatever size is left, and no size is
    /// slower than a larger one.
    /// </summary>
    public int RoundTo { get; set; } = 1;

    /// <summary>What happens when a removal would empty a layer. Default: <see cref="Collapse.Floor"/>.</summary>
    public Collapse Collapse { get; set; }

    /// <summary>
    /// The number of weights, or of blocks, neurons or filters where those are removed, below which no layer may fall
    /// under <see cref="Collapse.Floor"/> and <see cref="Collapse.Stop"/>. Default: 1.
    /// </summary>
    public int MinimumKept { get; set; } = 1;
}
