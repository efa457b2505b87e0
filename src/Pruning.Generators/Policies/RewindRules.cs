using System.Collections.Generic;
using Pruning.Generators.Common;
using Pruning.Generators.Declarations;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>What can be wrong with what weights are set to after a removal, and with the training behind it.</summary>
internal static class RewindRules
{
    public static IEnumerable<Fault> Check(NetworkDeclaration network, ScheduleDeclaration schedule)
    {
        int epochs = network.Train.Epochs;
        if (schedule.Rewind == Rewind.Epoch && (schedule.RewindEpoch < 1 || schedule.RewindEpoch >= epochs))
        {
            yield return new Fault(
                FaultId.RewindEpochUnreached,
                "",
                [network.Name, Invariant.Text(schedule.RewindEpoch), Invariant.Text(epochs)]);
            yield break;
        }

        if (schedule.Rewind != Rewind.Epoch && (schedule.Given & GivenScheduleValues.RewindEpoch) != 0)
        {
            yield return new Fault(
                FaultId.SettingHasNoEffect,
                "",
                ["Schedule", "RewindEpoch", network.Name, "only Rewind = Rewind.Epoch reads it; say so or remove it"]);
        }

        int fineTune = PruningPlanner.FineTuneEpochs(network);
        if (schedule.Rewind != Rewind.None && !EnumRules.IsUndefined(schedule.Rewind) && fineTune == 0)
        {
            yield return new Fault(FaultId.RewindWithoutTraining, "", [network.Name, schedule.Rewind.ToString()]);
        }

        int replayed = schedule.Rewind switch
        {
            Rewind.Epoch => epochs - schedule.RewindEpoch,
            Rewind.LearningRate => epochs,
            _ => int.MaxValue,
        };
        if (fineTune > replayed)
        {
            yield return new Fault(
                FaultId.ReplayTooLong,
                "",
                [
                    network.Name,
                    Invariant.Text(fineTune),
                    schedule.Rewind.ToString(),
                    Invariant.Text(replayed),
                ]);
        }
    }
}
