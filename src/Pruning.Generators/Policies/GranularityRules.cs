using System;
using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with what a policy removes as a whole, before any layer has a size.</summary>
internal static class GranularityRules
{
    // 2 of 3 may be written as 0.3333333.
    private const double RateTolerance = 1e-6;

    public static IEnumerable<Fault> Check(PruneDeclaration policy, string member, string name)
    {
        if (Array.Exists<Enum>([policy.Criterion, policy.Scope, policy.Granularity], EnumRules.IsUndefined))
        {
            yield break;
        }

        if (CriterionMismatch(policy) is { } mismatch)
        {
            yield return new Fault(
                FaultId.CriterionOfOtherGranularity, member, [policy.Criterion.ToString(), name, .. mismatch]);
        }

        if (ScopeMismatch(policy) is (string what, string why))
        {
            yield return new Fault(
                FaultId.ScopeOfOtherGranularity, member, [name, policy.Scope.ToString(), what, why]);
        }

        if (policy is { Granularity: Granularity.Block } and ({ Rows: < 1 } or { Columns: < 1 }))
        {
            yield return new Fault(
                FaultId.WeightBlockOutOfRange,
                member,
                [name, Invariant.Text(policy.Rows), Invariant.Text(policy.Columns)]);
        }

        if (policy.RoundTo < 1)
        {
            yield return new Fault(FaultId.RoundToOutOfRange, member, [name, Invariant.Text(policy.RoundTo)]);
        }

        if (policy.Granularity == Granularity.NofM)
        {
            if (policy.M < 2 || policy.N < 1 || policy.N >= policy.M)
            {
                yield return new Fault(
                    FaultId.PatternOutOfRange, member, [name, Invariant.Text(policy.N), Invariant.Text(policy.M)]);
            }
            else if (policy.Rate is > 0 and < 1
                && Math.Abs(policy.Rate - policy.FinalRate) > RateTolerance)
            {
                yield return new Fault(
                    FaultId.RateOfPattern,
                    member,
                    [
                        name,
                        Invariant.Text(policy.N),
                        Invariant.Text(policy.M),
                        Invariant.Text(policy.FinalRate),
                        Invariant.Text(policy.Rate),
                    ]);
            }
        }
    }

    // What the criterion works on, what the policy removes, and what to do.
    private static string[]? CriterionMismatch(PruneDeclaration policy)
    {
        bool isPattern = policy.Granularity == Granularity.NofM;
        bool isBlock = policy.Granularity == Granularity.Block;
        if (policy.Criterion.Has(CriterionTrait.UnitsOnly) && !policy.RemovesUnits)
        {
            return
            [
                "scores whole neurons or filters",
                isPattern ? "removes weights in a pattern" : isBlock ? "removes blocks" : "removes single weights",
                "say Granularity = Granularity.Filter",
            ];
        }

        if (policy.Criterion.Has(CriterionTrait.Updates) && policy.Aggregates)
        {
            string what = policy.RemovesChannels ? "removes channels"
                : isBlock ? "removes blocks" : "removes neurons or filters";
            return ["removes single weights", what, "remove Granularity"];
        }

        return policy.Criterion.Has(CriterionTrait.NoPattern) && isPattern
            ? ["removes weights in an order of its own", "keeps a pattern", "remove Granularity"]
            : null;
    }

    // What the scope does not fit, and what to do.
    private static (string What, string Why)? ScopeMismatch(PruneDeclaration policy)
    {
        string granularity = "Granularity." + policy.Granularity;
        return policy switch
        {
            { Granularity: Granularity.NofM, Scope: not Scope.Local } =>
                (granularity, "the pattern says what every group of weights loses; use Scope.Local"),
            { RemovesUnits: true, RoundTo: > 1, Scope: not Scope.Local } =>
                ("RoundTo", "scores or sizes of all layers say how many of each stay; use Scope.Local"),
            { RemovesChannels: true, Scope: Scope.Output } =>
                (granularity, "within one output there are no channels to compare; use Scope.Local"),
            { RemovesChannels: true, Scope: Scope.ErdosRenyi or Scope.ErdosRenyiKernel } =>
                (granularity, "that goes by the shape of a layer, and channels are in several; use Scope.Uniform"),
            { Granularity: Granularity.Block, Rows: > 1, Scope: Scope.Output } =>
            (
                granularity,
                "a block of " + Invariant.Text(policy.Rows)
                    + " rows lies over several outputs; use Rows = 1 or Scope.Local"),
            { RemovesUnits: true, Scope: Scope.Output } =>
                (granularity, "within one output there are no neurons or filters to compare; use Scope.Local"),
            { Scope: not Scope.Local } when policy.Criterion.Has(CriterionTrait.LayerByLayer) =>
                ("Criterion." + policy.Criterion, "that removes the same fraction of each layer; use Scope.Local"),
            _ => null,
        };
    }
}
