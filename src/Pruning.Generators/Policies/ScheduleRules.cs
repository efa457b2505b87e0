using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with a schedule as it is written.</summary>
internal static class ScheduleRules
{
    /// <summary>Enough for every procedure that is published, and few enough for a table.</summary>
    public const int MostRounds = 1000;

    private const GivenScheduleValues OfRounds =
        GivenScheduleValues.Rounds | GivenScheduleValues.FineTuneEpochs | GivenScheduleValues.Rewind
        | GivenScheduleValues.Spacing | GivenScheduleValues.RewindEpoch;

    private const GivenScheduleValues OfCurves =
        GivenScheduleValues.BeginEpoch | GivenScheduleValues.EndEpoch | GivenScheduleValues.EverySteps
        | GivenScheduleValues.Curve | GivenScheduleValues.Power | GivenScheduleValues.InitialRate;

    private static readonly GivenScheduleValues[] Values =
        (GivenScheduleValues[])Enum.GetValues(typeof(GivenScheduleValues));

    public static IEnumerable<Fault> Check(NetworkDeclaration network)
    {
        if (network.Schedule is not { } schedule)
        {
            return [];
        }

        IEnumerable<Fault> own = schedule.When switch
        {
            When.AfterTraining => RewindRules.Check(network, schedule),
            When.DuringTraining => GradualRules.Check(network, schedule),
            _ => [],
        };
        return CheckReach(network, schedule)
            .Concat(schedule.When == When.AfterTraining ? CheckRounds(network, schedule) : [])
            .Concat(own)
            .Concat(CheckEnums(schedule));
    }

    // Whether there is something to remove, and no value that belongs to another time.
    private static IEnumerable<Fault> CheckReach(NetworkDeclaration network, ScheduleDeclaration schedule)
    {
        if (!network.WrittenPolicies.Any())
        {
            yield return new Fault(FaultId.ScheduleWithoutPolicy, "", [network.Name]);
        }

        GivenScheduleValues others = schedule.When switch
        {
            When.AfterTraining => OfCurves,
            When.DuringTraining => OfRounds,
            When.AtInitialization => OfRounds | OfCurves,
            _ => GivenScheduleValues.None,
        };
        foreach (GivenScheduleValues value in Values)
        {
            if ((schedule.Given & others & value) != 0)
            {
                When owner = (OfRounds & value) != 0 ? When.AfterTraining : When.DuringTraining;
                yield return new Fault(
                    FaultId.ScheduleValueOfOtherTime,
                    "",
                    [value.ToString(), network.Name, owner.ToString(), schedule.When.ToString()]);
            }
        }
    }

    private static IEnumerable<Fault> CheckRounds(NetworkDeclaration network, ScheduleDeclaration schedule)
    {
        if (schedule.Rounds is < 1 or > MostRounds)
        {
            string rounds = Invariant.Text(schedule.Rounds);
            yield return new Fault(FaultId.RoundsOutOfRange, "", [network.Name, rounds, Invariant.Text(MostRounds)]);
        }
        else if (schedule is { Rounds: > 1, FineTuneEpochs: < 0, Rewind: Rewind.None })
        {
            string rounds = Invariant.Text(schedule.Rounds);
            yield return new Fault(FaultId.RoundsWithoutFineTuning, "", [network.Name, rounds]);
        }
    }

    private static IEnumerable<Fault> CheckEnums(ScheduleDeclaration schedule)
    {
        Enum[] values = [schedule.When, schedule.Rewind, schedule.Spacing, schedule.Curve];
        return values.Where(EnumRules.IsUndefined).Select(value => EnumRules.Fault("", "Schedule", value));
    }
}
