using System;

namespace Pruning;

/// <summary>
/// Which weights are removed. On the class it holds for all layers; on a layer it replaces the policy of the class.
/// </summary>
/// <param name="criterion">What the score of a weight is; the lowest scores are removed first.</param>
/// <param name="scope">Across which weights the scores are compared.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class PruneAttribute(Criterion criterion, Scope scope = Scope.Local) : Attribute
{
    /// <summary>What the score of a weight is; the lowest scores are removed first.</summary>
    public Criterion Criterion { get; } = criterion;

    /// <summary>Across which weights the scores are compared.</summary>
    public Scope Scope { get; } = scope;

    /// <summary>
    /// The pruning rate p: the fraction of the prunable weights that is removed in the end, in [0, 1). Exactly
    /// round-half-even(p · n) weights go; on ties the lower index goes first.
    /// </summary>
    public double Rate { get; set; }

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

    /// <summary>What happens when a removal would empty a layer. Default: <see cref="Collapse.Floor"/>.</summary>
    public Collapse Collapse { get; set; }

    /// <summary>
    /// The number of weights below which no layer may fall under <see cref="Collapse.Floor"/> and
    /// <see cref="Collapse.Stop"/>. Default: 1.
    /// </summary>
    public int MinimumKept { get; set; } = 1;
}
