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
}
