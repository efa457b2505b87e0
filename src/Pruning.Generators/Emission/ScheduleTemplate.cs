using Pruning.Generators.Common;
using Pruning.Generators.Policies;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Emission;

/// <summary>Prints when weights are removed. What is not said is the default of the plan.</summary>
internal static class ScheduleTemplate
{
    public static void Write(SourceWriter writer, PruningPlan pruning)
    {
        if (pruning.RewindEpoch > 0)
        {
            writer.Lines($"RewindEpoch = {Literal.Of(pruning.RewindEpoch)},");
        }

        if (pruning.When != When.AfterTraining)
        {
            writer.Lines($"When = global::Pruning.When.{pruning.When},");
        }

        if (pruning.Gradual is { } gradual)
        {
            using (writer.Block("Gradual = new()", close: "},"))
            {
                writer.Lines($"BeginEpoch = {Literal.Of(gradual.BeginEpoch)},");
                writer.Lines($"EndEpoch = {Literal.Of(gradual.EndEpoch)},");
                writer.Lines($"EverySteps = {Literal.Of(gradual.EverySteps)},");
                writer.Lines($"Curve = global::Pruning.RateCurve.{gradual.Curve},");
                writer.Lines($"Power = {Literal.Of(gradual.Power)},");
                writer.Lines($"InitialRate = {Literal.Of(gradual.InitialRate)},");
            }
        }
    }
}
