using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Policies;

namespace Pruning.Generators.Emission;

/// <summary>Prints the criterion of a group. Only what is printed gets into the user's program.</summary>
internal static class CriterionTemplate
{
    /// <summary>"new global::Pruning.Criteria.FisherCriterion(1000, false)"</summary>
    public static string Create(PruningGroup group)
    {
        List<string> arguments = [];
        if (CriterionTraits.NeedsData(group.Criterion))
        {
            arguments.Add(Literal.Of(group.Settings.Samples));
            arguments.Add(Literal.Of(group.Settings.Shuffle));
        }

        if (CriterionTraits.HasReduction(group.Criterion))
        {
            arguments.Add("global::Pruning.Reduction." + group.Settings.Reduction);
        }

        return $"new global::Pruning.Criteria.{group.Criterion}Criterion({string.Join(", ", arguments)})";
    }
}
