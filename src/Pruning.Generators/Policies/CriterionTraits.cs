using Pruning.Generators.Vocabulary;
using static Pruning.Generators.Policies.CriterionTrait;

namespace Pruning.Generators.Policies;

/// <summary>What each criterion needs, and what can be said to it.</summary>
internal static class CriterionTraits
{
    /// <summary>Whether it has the trait.</summary>
    public static bool Has(this Criterion criterion, CriterionTrait trait) => (Of(criterion) & trait) != 0;

    /// <summary>Whether it goes through the operators of the network in a way of its own.</summary>
    public static bool NeedsGraph(this Criterion criterion, Reduction reduction) =>
        criterion.Has(WalksGraph)
        || (criterion.Has(Reductions) && reduction == Reduction.MeanOfSquares);

    private static CriterionTrait Of(Criterion criterion) => criterion switch
    {
        Criterion.Magnitude => Norms,
        Criterion.Random => ScoresMembers,
        Criterion.Lamp => None,
        Criterion.Gradient => NeedsData,
        Criterion.Taylor => NeedsData | Reductions,
        Criterion.Snip => NeedsData,
        Criterion.Fisher => NeedsData | WalksGraph,
        Criterion.SynFlow => WalksGraph | Iterations,
        Criterion.Grasp => NeedsData | WalksGraph,
        Criterion.OptimalBrainDamage => NeedsData | WalksGraph,
        Criterion.OptimalBrainSurgeon =>
            NeedsData | WalksGraph | Updates | NoPattern | Damping | SquaresInputs,
        Criterion.WoodFisher => NeedsData | WalksGraph | Updates | NoPattern | Damping | Blocks,
        Criterion.SparseGpt =>
            NeedsData | WalksGraph | Updates | Damping | Blocks | SquaresInputs | LayerByLayer,
        Criterion.Wanda => NeedsData | WalksGraph | SeesInputs,
        Criterion.LeaveOneOut => NeedsData | WalksGraph | ScoresMembers,
        Criterion.ActivationTaylor => NeedsData | WalksGraph | UnitsOnly,
        Criterion.ActivationZeros => NeedsData | WalksGraph | UnitsOnly | CountsZeros,
        Criterion.MutualInformation => NeedsData | WalksGraph | UnitsOnly | NeedsLabels,
        Criterion.GeometricMedian => UnitsOnly,
        Criterion.BatchNormScale => UnitsOnly | NeedsBatchNorm,
        Criterion.Movement => NeedsData,

        // No criterion: a fault of its own.
        _ => None,
    };
}
