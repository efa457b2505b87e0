using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with one policy as it is written.</summary>
internal static class PruneRules
{
    public static IEnumerable<Fault> Check(PruneDeclaration policy, string member, string name) =>
        CheckCounts(policy, member, name)
            .Concat(CriterionRules.Check(policy, member, name))
            .Concat(GranularityRules.Check(policy, member, name))
            .Concat(CheckEnums(policy, member));

    private static IEnumerable<Fault> CheckCounts(PruneDeclaration policy, string member, string name)
    {
        if (policy.Rate is not (>= 0 and < 1))
        {
            yield return new Fault(FaultId.RateOutOfRange, member, [name, Invariant.Text(policy.Rate)]);
        }

        // A pattern needs no rate.
        if (policy.Rate == 0 && policy.Granularity != Granularity.NofM)
        {
            yield return new Fault(FaultId.PolicyRemovesNothing, member, [name]);
        }

        if (policy.MinimumKept < 0)
        {
            string minimum = Invariant.Text(policy.MinimumKept);
            yield return new Fault(FaultId.MinimumKeptOutOfRange, member, [minimum, name, "a count is 0 or more"]);
        }
    }

    private static IEnumerable<Fault> CheckEnums(PruneDeclaration policy, string member)
    {
        Enum[] values =
        [
            policy.Criterion, policy.Scope, policy.Granularity, policy.Aggregation, policy.Norm, policy.Collapse,
            policy.Reduction, policy.Unit,
        ];
        return values.Where(EnumRules.IsUndefined).Select(value => EnumRules.Fault(member, "Prune", value));
    }
}
