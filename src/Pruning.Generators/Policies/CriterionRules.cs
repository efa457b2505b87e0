using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with the settings of a criterion.</summary>
internal static class CriterionRules
{
    public static IEnumerable<Fault> Check(PruneDeclaration policy, string member, string name)
    {
        if (policy.Samples < 0)
        {
            yield return new Fault(FaultId.SamplesOutOfRange, member, [name, Invariant.Text(policy.Samples)]);
        }

        bool looksAtData = CriterionTraits.NeedsData(policy.Criterion);
        string criterion = policy.Criterion.ToString();
        (string Setting, bool IsGiven, bool HasEffect, string Why)[] settings =
        [
            ("Samples", policy.Samples > 0, looksAtData, criterion + " looks at no data"),
            ("Shuffle", policy.Shuffle, looksAtData, criterion + " looks at no data"),
            (
                "Reduction",
                policy.Reduction != Reduction.AbsOfMean,
                CriterionTraits.HasReduction(policy.Criterion),
                criterion + " brings samples together in one way only"),
        ];
        foreach ((string setting, bool isGiven, bool hasEffect, string why) in settings)
        {
            if (isGiven && !hasEffect && !EnumRules.IsUndefined(policy.Criterion))
            {
                yield return new Fault(
                    FaultId.SettingHasNoEffect, member, ["Prune", setting, name, why + "; remove it"]);
            }
        }
    }
}
