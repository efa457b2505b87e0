using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What each criterion needs.</summary>
internal static class CriterionTraits
{
    /// <summary>Whether it looks at samples.</summary>
    public static bool NeedsData(Criterion criterion) =>
        criterion is Criterion.Gradient or Criterion.Taylor or Criterion.Snip or Criterion.Fisher;

    /// <summary>Whether it can bring them together in more than one way.</summary>
    public static bool HasReduction(Criterion criterion) => criterion is Criterion.Taylor;

    /// <summary>Whether the criterion of a group goes through the network operator by operator.</summary>
    public static bool NeedsGraph(PruningGroup group) =>
        group.Criterion is Criterion.Fisher || group.Settings.Reduction == Reduction.MeanOfSquares;
}
