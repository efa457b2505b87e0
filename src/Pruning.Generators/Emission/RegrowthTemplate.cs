using Pruning.Generators.Common;
using Pruning.Generators.Policies;

namespace Pruning.Generators.Emission;

/// <summary>Prints how removed weights come back, where they do.</summary>
internal static class RegrowthTemplate
{
    public static void Write(SourceWriter writer, PruningPlan pruning)
    {
        if (pruning.Regrowth is not { } regrowth)
        {
            return;
        }

        using (writer.Block("Regrowth = new()", close: "},"))
        {
            writer.Lines($"Growth = global::Pruning.Growth.{regrowth.Growth},");
            writer.Lines($"Fraction = {Literal.Of(regrowth.Fraction)},");
            writer.Lines($"Anneal = global::Pruning.Anneal.{regrowth.Anneal},");
            writer.Lines($"EverySteps = {Literal.Of(regrowth.EverySteps)},");
            writer.Lines($"EveryEpochs = {Literal.Of(regrowth.EveryEpochs)},");
            writer.Lines($"EndEpoch = {Literal.Of(regrowth.EndEpoch)},");
            writer.Lines($"WarmupEpochs = {Literal.Of(regrowth.WarmupEpochs)},");
            writer.Lines($"Gamma = {Literal.Of(regrowth.Gamma)},");
            writer.Lines($"Power = {Literal.Of(regrowth.Power)},");
        }
    }
}
