using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with a removal between training steps.</summary>
internal static class GradualRules
{
    public static IEnumerable<Fault> Check(NetworkDeclaration network, ScheduleDeclaration schedule)
    {
        bool end = double.IsNaN(schedule.EndEpoch) || Numbers.IsNotNegative(schedule.EndEpoch);
        (string Name, double Value, bool Holds, string Allowed)[] values =
        [
            ("BeginEpoch", schedule.BeginEpoch, Numbers.IsNotNegative(schedule.BeginEpoch), "0 or more, and finite"),
            ("EndEpoch", schedule.EndEpoch, end, "0 or more, and finite"),
            ("EverySteps", schedule.EverySteps, schedule.EverySteps >= 1, "1 or more"),
            ("Power", schedule.Power, Numbers.IsPositive(schedule.Power), "positive and finite"),
            (
                "InitialRate",
                schedule.InitialRate,
                Numbers.IsFraction(schedule.InitialRate),
                "at least 0 and below the Rate of each policy"),
        ];
        foreach ((string name, double value, bool holds, string allowed) in values)
        {
            if (!holds)
            {
                yield return new Fault(
                    FaultId.ScheduleValueOutOfRange, "", [name, network.Name, Invariant.Text(value), allowed]);
            }
        }

        if (values.All(value => value.Holds))
        {
            foreach (Fault fault in CheckOrder(network, schedule).Concat(CheckRates(network, schedule)))
            {
                yield return fault;
            }
        }

        if (schedule.Curve != RateCurve.Polynomial && !EnumRules.IsUndefined(schedule.Curve)
            && (schedule.Given & GivenScheduleValues.Power) != 0)
        {
            yield return new Fault(
                FaultId.SettingHasNoEffect,
                "",
                ["Schedule", "Power", network.Name, "only RateCurve.Polynomial reads it; remove it"]);
        }
    }

    private static IEnumerable<Fault> CheckOrder(NetworkDeclaration network, ScheduleDeclaration schedule)
    {
        int epochs = network.Train.Epochs;
        double end = GradualSchedule.EndOf(schedule, epochs);
        string? why = end < schedule.BeginEpoch ? "its end lies before its beginning"
            : end >= epochs ? "no step of the " + Invariant.Text(epochs) + " epochs of training comes at its end"
            : null;
        if (why is not null)
        {
            yield return new Fault(
                FaultId.ScheduleOutsideTraining,
                "",
                [network.Name, Invariant.Text(schedule.BeginEpoch), Invariant.Text(end), why]);
        }
    }

    // A policy whose rate is none at all has a fault of its own.
    private static IEnumerable<Fault> CheckRates(NetworkDeclaration network, ScheduleDeclaration schedule)
    {
        foreach ((string member, PruneDeclaration policy) in network.WrittenPolicies)
        {
            if (schedule.InitialRate > 0 && policy.FinalRate is > 0 and < 1
                && schedule.InitialRate >= policy.FinalRate)
            {
                string initial = Invariant.Text(schedule.InitialRate);
                string place = member.Length > 0 ? member : network.Name;
                yield return new Fault(
                    FaultId.InitialRateTooHigh,
                    "",
                    [network.Name, initial, place, Invariant.Text(policy.FinalRate)]);
            }
        }
    }
}
