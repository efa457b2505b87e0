using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with weights that come back, as it is written.</summary>
internal static class RegrowRules
{
    public static IEnumerable<Fault> Check(NetworkDeclaration network)
    {
        if (network.Regrow is not { } regrow)
        {
            return [];
        }

        if (EnumRules.IsUndefined(regrow.Growth))
        {
            return [EnumRules.Fault("", "Regrow", regrow.Growth)];
        }

        return CheckValues(network, regrow)
            .Concat(CheckEffect(network, regrow))
            .Concat(CheckPolicies(network, regrow))
            .Concat(CheckSchedule(network, regrow));
    }

    private static IEnumerable<Fault> CheckValues(NetworkDeclaration network, RegrowDeclaration regrow)
    {
        int epochs = network.Train.Epochs;
        bool isEnd = regrow.EndEpoch > 0 && regrow.EndEpoch <= epochs;
        (string Name, double Value, bool Holds, string Allowed)[] values =
        [
            ("Fraction", regrow.Fraction, Numbers.IsInsideUnit(regrow.Fraction), "above 0 and below 1"),
            ("EverySteps", regrow.EverySteps, regrow.EverySteps >= 0, "1 or more, or 0 for the default"),
            ("EveryEpochs", regrow.EveryEpochs, Numbers.IsPositive(regrow.EveryEpochs), "positive and finite"),
            (
                "EndEpoch",
                regrow.EndEpoch,
                isEnd,
                "above 0 and at most the Epochs of [Train], which are " + Invariant.Text(epochs)),
            (
                "WarmupEpochs",
                regrow.WarmupEpochs,
                Numbers.IsNotNegative(regrow.WarmupEpochs),
                "0 or more, and finite"),
            ("Gamma", regrow.Gamma, Numbers.IsNotNegative(regrow.Gamma), "0 or more, and finite"),
            ("Power", regrow.Power, Numbers.IsNotNegative(regrow.Power), "0 or more, and finite"),
        ];
        foreach ((string name, double value, bool holds, string allowed) in values)
        {
            // NaN stands for a value that is not given.
            if (!holds && !double.IsNaN(value))
            {
                yield return new Fault(
                    FaultId.RegrowValueOutOfRange, "", [name, network.Name, Invariant.Text(value), allowed]);
            }
        }

        if (regrow.EverySteps > 0 && !double.IsNaN(regrow.EveryEpochs))
        {
            yield return new Fault(FaultId.RegrowTwoIntervals, "", [network.Name]);
        }

        if (EnumRules.IsUndefined(regrow.Anneal))
        {
            yield return EnumRules.Fault("", "Regrow", regrow.Anneal);
        }
    }

    private static IEnumerable<Fault> CheckEffect(NetworkDeclaration network, RegrowDeclaration regrow)
    {
        const string ExchangesOnly = "only Growth.Random, Growth.Gradient and Growth.Momentum read it; remove it";
        const string DenseOnly = "only Growth.Dense reads it; remove it";
        const string SplicingOnly = "only Growth.Splicing reads it; remove it";
        (GivenRegrowValues Setting, bool HasEffect, string Why)[] settings =
        [
            (GivenRegrowValues.Fraction, regrow.Exchanges, ExchangesOnly),
            (GivenRegrowValues.Anneal, regrow.Exchanges, ExchangesOnly),
            (GivenRegrowValues.WarmupEpochs, regrow.Growth == Growth.Dense, DenseOnly),
            (GivenRegrowValues.Gamma, regrow.Growth == Growth.Splicing, SplicingOnly),
            (GivenRegrowValues.Power, regrow.Growth == Growth.Splicing, SplicingOnly),
        ];
        foreach ((GivenRegrowValues setting, bool hasEffect, string why) in settings)
        {
            if (!hasEffect && (regrow.Given & setting) != 0)
            {
                yield return new Fault(
                    FaultId.SettingHasNoEffect, "", ["Regrow", setting.ToString(), network.Name, why]);
            }
        }

        if (regrow.Growth == Growth.Momentum && network.Train is { Optimizer: Optimizer.Sgd, Momentum: 0 })
        {
            yield return new Fault(FaultId.RegrowWithoutMomentum, "", [network.Name]);
        }
    }

    private static IEnumerable<Fault> CheckPolicies(NetworkDeclaration network, RegrowDeclaration regrow)
    {
        (string Member, PruneDeclaration Policy)[] policies = [.. network.WrittenPolicies];
        if (policies.Length == 0)
        {
            yield return new Fault(FaultId.RegrowWithoutPolicy, "", [network.Name]);
        }

        foreach ((string member, PruneDeclaration policy) in policies)
        {
            string name = member.Length == 0 ? network.Name : member;
            if (policy.Granularity != Granularity.Weight && !EnumRules.IsUndefined(policy.Granularity))
            {
                yield return new Fault(
                    FaultId.RegrowOfOtherGranularity, member, [network.Name, name, policy.Granularity.ToString()]);
            }

            if (CriterionMismatch(regrow.Growth, policy.Criterion) is (string what, string advice))
            {
                yield return new Fault(
                    FaultId.RegrowOfOtherCriterion,
                    member,
                    [regrow.Growth.ToString(), network.Name, what, name, policy.Criterion.ToString(), advice]);
            }
        }
    }

    // What the growth does, and which criteria fit it.
    private static (string What, string Advice)? CriterionMismatch(Growth growth, Criterion criterion)
    {
        const CriterionTrait More = CriterionTrait.NeedsData | CriterionTrait.WalksGraph | CriterionTrait.UnitsOnly;
        return growth switch
        {
            Growth.Splicing when criterion != Criterion.Magnitude =>
                ("compares magnitudes with a threshold", "Criterion.Magnitude"),
            Growth.Shadow when criterion.Has(More) =>
                (
                    "scores all weights every few steps by their values alone",
                    "Criterion.Magnitude, Criterion.Lamp or Criterion.Random"),
            _ => null,
        };
    }

    private static IEnumerable<Fault> CheckSchedule(NetworkDeclaration network, RegrowDeclaration regrow)
    {
        if (network.Schedule is not { } schedule || EnumRules.IsUndefined(schedule.When))
        {
            yield break;
        }

        // Rounds and rewinding belong to another time than those that fit, which is a fault of the schedule.
        bool fits = schedule.When switch
        {
            When.AtInitialization => regrow.Growth != Growth.Dense,
            When.DuringTraining => regrow.TrainsRemoved,
            _ => false,
        };
        if (!fits)
        {
            string advice = regrow switch
            {
                { TrainsRemoved: true } =>
                    "remove it, or use When.AtInitialization or When.DuringTraining without rounds",
                { Growth: Growth.Dense } => "remove it",
                _ => "remove it, or use When.AtInitialization without rounds",
            };
            yield return new Fault(
                FaultId.RegrowWithOtherSchedule,
                "",
                [network.Name, regrow.Growth.ToString(), "When." + schedule.When, advice]);
        }
    }
}
