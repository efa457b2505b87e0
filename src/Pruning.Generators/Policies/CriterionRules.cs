using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with the settings of a criterion, and which have no effect.</summary>
internal static class CriterionRules
{
    public static IEnumerable<Fault> Check(PruneDeclaration policy, string member, string name)
    {
        if (policy.Samples < 0)
        {
            yield return new Fault(FaultId.SamplesOutOfRange, member, [name, Invariant.Text(policy.Samples)]);
        }

        (string Name, double Value, bool Holds, string Allowed)[] values =
        [
            ("Iterations", policy.Iterations, policy.Iterations >= 1, "1 or more"),
            (
                "Damping",
                policy.Damping,
                policy.Damping == 0 || Numbers.IsPositive(policy.Damping),
                "positive and finite, or 0 for the default"),
            ("BlockSize", policy.BlockSize, policy.BlockSize >= 0, "1 or more, or 0 for the default"),
        ];
        foreach ((string setting, double value, bool holds, string allowed) in values)
        {
            if (!holds)
            {
                yield return new Fault(
                    FaultId.CriterionValueOutOfRange, member, [setting, name, Invariant.Text(value), allowed]);
            }
        }

        if (policy.Norm is not (Norm.L1 or Norm.L2) && !EnumRules.IsUndefined(policy.Norm))
        {
            string advice = policy.Norm == Norm.LInfinity
                ? "for the largest |w| say Aggregation = Aggregation.Max"
                : "use Norm.L1 or Norm.L2";
            yield return new Fault(FaultId.NormOfMagnitude, member, [name, policy.Norm.ToString(), advice]);
        }

        if (!EnumRules.IsUndefined(policy.Criterion) && !EnumRules.IsUndefined(policy.Granularity))
        {
            foreach (Fault fault in CheckEffect(policy, member, name))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<Fault> CheckEffect(PruneDeclaration policy, string member, string name)
    {
        string criterion = policy.Criterion.ToString();
        bool looksAtData = policy.Criterion.Has(CriterionTrait.NeedsData);
        bool isPattern = policy.Granularity == Granularity.NofM;
        bool isBlock = policy.Granularity == Granularity.Block;

        // A channel can have several rows, whoever scores those.
        bool sumsUp = policy.RemovesChannels
            || (policy.Aggregates && !policy.Criterion.Has(CriterionTrait.UnitsOnly | CriterionTrait.ScoresMembers));
        const string WeightsGo = "it is about neurons, filters and blocks, and weights are removed";
        string whySumsUp = policy switch
        {
            { Aggregates: false } => WeightsGo,
            { RemovesUnits: true } => criterion + " scores neurons and filters as a whole",
            _ => criterion + " scores blocks as a whole",
        };
        (GivenPruneValues Setting, bool HasEffect, string Why)[] settings =
        [
            (GivenPruneValues.N, isPattern, "only Granularity.NofM reads it"),
            (GivenPruneValues.M, isPattern, "only Granularity.NofM reads it"),
            (GivenPruneValues.Rows, isBlock, "only Granularity.Block reads it"),
            (GivenPruneValues.Columns, isBlock, "only Granularity.Block reads it"),
            (GivenPruneValues.RoundTo, policy.RemovesUnits, "it is about numbers of neurons, filters and channels"),
            (GivenPruneValues.Aggregation, sumsUp, whySumsUp),
            (
                GivenPruneValues.Normalize,
                policy is { Aggregates: true, Scope: Scope.Global },
                policy.Aggregates ? "Scope." + policy.Scope + " compares no scores of different layers" : WeightsGo),
            (
                GivenPruneValues.Norm,
                policy.Aggregates && policy.Criterion.Has(CriterionTrait.Norms),
                "only Criterion.Magnitude of neurons, filters and blocks reads it"),
            (GivenPruneValues.Samples, looksAtData, criterion + " looks at no data"),
            (GivenPruneValues.Shuffle, looksAtData, criterion + " looks at no data"),
            (
                GivenPruneValues.Reduction,
                policy.Criterion.Has(CriterionTrait.Reductions),
                criterion + " brings samples together in one way only"),
            (
                GivenPruneValues.Iterations,
                policy.Criterion.Has(CriterionTrait.Iterations),
                criterion + " scores once"),
            (
                GivenPruneValues.Damping,
                policy.Criterion.Has(CriterionTrait.Damping),
                criterion + " inverts no matrix"),
            (
                GivenPruneValues.BlockSize,
                policy.Criterion.Has(CriterionTrait.Blocks),
                criterion + " has no blocks"),
        ];
        foreach ((GivenPruneValues setting, bool hasEffect, string why) in settings)
        {
            if (!hasEffect && (policy.Given & setting) != 0)
            {
                yield return new Fault(
                    FaultId.SettingHasNoEffect, member, ["Prune", setting.ToString(), name, why + "; remove it"]);
            }
        }
    }
}
