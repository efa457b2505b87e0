using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with what encourages sparsity, as it is written.</summary>
internal static class PenaltyRules
{
    /// <summary>The penalties on the class, or on one layer.</summary>
    public static IEnumerable<Fault> Check(
        EquatableArray<RegularizeDeclaration> penalties, string member, string name)
    {
        HashSet<(Norm, GroupBy)> norms = [];
        foreach (RegularizeDeclaration penalty in penalties)
        {
            string norm = penalty.Norm.ToString();
            if (!Numbers.IsPositive(penalty.Strength))
            {
                yield return new Fault(FaultId.StrengthNotPositive, member, [name, Invariant.Text(penalty.Strength)]);
            }

            if (EnumRules.IsUndefined(penalty.GroupBy))
            {
                yield return EnumRules.Fault(member, "Regularize", penalty.GroupBy);
            }

            if (EnumRules.IsUndefined(penalty.Norm))
            {
                yield return EnumRules.Fault(member, "Regularize", penalty.Norm);
                continue;
            }

            // Groups of outputs and groups of inputs are two penalties.
            GroupBy groups = penalty.Norm == Norm.Group ? penalty.GroupBy : default;
            if (!norms.Add((penalty.Norm, groups)))
            {
                yield return new Fault(FaultId.NormTwice, member, [name, norm]);
            }

            if (penalty.GroupBy != groups)
            {
                yield return new Fault(
                    FaultId.SettingHasNoEffect,
                    member,
                    ["Regularize", "GroupBy", name, "Norm." + norm + " has no groups; remove it"]);
            }

            if (penalty is { Norm: Norm.HoyerSquare, Proximal: true })
            {
                yield return new Fault(FaultId.NormWithoutProximalStep, member, [name, norm]);
            }
        }
    }

    /// <summary>The growing penalty.</summary>
    public static IEnumerable<Fault> CheckGrowth(NetworkDeclaration network, bool hasPolicy)
    {
        if (network.GrowPenalty is not { } growth)
        {
            yield break;
        }

        if (!hasPolicy)
        {
            yield return new Fault(FaultId.GrowthWithoutPolicy, "", [network.Name]);
        }

        if (network.Schedule is not null)
        {
            yield return new Fault(FaultId.GrowthAndSchedule, "", [network.Name]);
        }

        if (network.Regrow is not null)
        {
            yield return new Fault(FaultId.GrowthAndRegrowth, "", [network.Name]);
        }

        // How many epochs there are may be what is wrong.
        int epochs = network.Train.Epochs;
        if (growth.BeginEpoch < 0 || growth.EndEpoch <= growth.BeginEpoch || growth.EndEpoch >= epochs)
        {
            yield return new Fault(
                FaultId.GrowthOutOfRange,
                "",
                [
                    network.Name,
                    Invariant.Text(growth.BeginEpoch),
                    Invariant.Text(growth.EndEpoch),
                    Invariant.Text(epochs),
                ]);
        }

        (string Name, double Value, bool Holds, string Allowed)[] values =
        [
            ("Delta", growth.Delta, Numbers.IsPositive(growth.Delta), "positive and finite"),
            ("EverySteps", growth.EverySteps, growth.EverySteps >= 1, "1 or more"),
            ("Ceiling", growth.Ceiling, Numbers.IsPositive(growth.Ceiling), "positive and finite"),
        ];
        foreach ((string setting, double value, bool holds, string allowed) in values)
        {
            if (!holds)
            {
                yield return new Fault(
                    FaultId.GrowthValueOutOfRange, "", [setting, network.Name, Invariant.Text(value), allowed]);
            }
        }
    }
}
