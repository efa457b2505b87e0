using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with a learned mask as it is written, before any layer has a size.</summary>
internal static class LearnRules
{
    /// <summary>That of the class.</summary>
    public static IEnumerable<Fault> Check(NetworkDeclaration network) =>
        Check("", network.Name, network.Learn, network.Prune);

    /// <summary>That of a layer.</summary>
    public static IEnumerable<Fault> Check(LayerDeclaration layer)
    {
        foreach (Fault fault in Check(layer.Name, layer.Name, layer.Learn, layer.Prune))
        {
            yield return fault;
        }

        if (layer is { Keep: true, Learn: not null })
        {
            yield return new Fault(FaultId.KeepAndLearn, layer.Name, [layer.Name]);
        }
    }

    private static IEnumerable<Fault> Check(
        string member, string name, LearnDeclaration? learn, EquatableArray<PruneDeclaration> policies)
    {
        if (learn is null)
        {
            yield break;
        }

        if (EnumRules.IsUndefined(learn.Mask))
        {
            yield return EnumRules.Fault(member, "Learn", learn.Mask);
            yield break;
        }

        foreach (Fault fault in CheckValues(member, name, learn))
        {
            yield return fault;
        }

        bool isMovement = policies.Count == 1 && policies[0].Criterion == Criterion.Movement;
        if (policies.Count > 0 && !(isMovement && learn.Mask == LearnedMask.Movement))
        {
            yield return new Fault(
                FaultId.PruneAndLearn, member, [name, policies[0].Criterion.ToString(), learn.Mask.ToString()]);
        }
    }

    private static IEnumerable<Fault> CheckValues(string member, string name, LearnDeclaration learn)
    {
        LearnedMask mask = learn.Mask;
        bool isLayer = mask == LearnedMask.LayerThreshold;
        bool hasThresholds = isLayer || mask == LearnedMask.NeuronThreshold;
        double threshold = learn.InitialThreshold;
        (GivenLearnValues Setting, double Value, bool IsRead, bool Holds, string Allowed, string Readers)[] values =
        [
            (
                GivenLearnValues.Strength,
                learn.Strength,
                mask != LearnedMask.Movement,
                Numbers.IsPositive(learn.Strength),
                "positive and finite",
                "the Rate of [Prune] says how much LearnedMask.Movement removes"),
            (
                GivenLearnValues.InitialThreshold,
                threshold,
                hasThresholds,
                isLayer ? Numbers.IsInsideUnit(threshold) : Numbers.IsNotNegative(threshold),
                isLayer ? "above 0 and below 1" : "0 or more, and finite",
                "only LearnedMask.LayerThreshold and NeuronThreshold read it"),
            (
                GivenLearnValues.DropRate,
                learn.DropRate,
                mask == LearnedMask.HardConcrete,
                Numbers.IsInsideUnit(learn.DropRate),
                "above 0 and below 1",
                "only LearnedMask.HardConcrete reads it"),
            (
                GivenLearnValues.LearningRateFactor,
                learn.LearningRateFactor,
                true,
                Numbers.IsPositive(learn.LearningRateFactor),
                "positive and finite",
                ""),
        ];
        foreach ((GivenLearnValues setting, double value, bool isRead, bool holds, string allowed, string why) in
            values)
        {
            if (!learn.Has(setting))
            {
                continue;
            }

            if (!isRead)
            {
                yield return new Fault(
                    FaultId.SettingHasNoEffect, member, ["Learn", setting.ToString(), name, why + "; remove it"]);
            }
            else if (!holds)
            {
                yield return new Fault(
                    FaultId.LearnedValueOutOfRange,
                    member,
                    [setting.ToString(), name, Invariant.Text(value), allowed]);
            }
        }
    }
}
