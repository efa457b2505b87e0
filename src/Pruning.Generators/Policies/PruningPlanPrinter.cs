using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>
/// A pruning plan as a table: one line per group, with the number of removed members after each round.
/// </summary>
internal static class PruningPlanPrinter
{
    public static string Print(PruningPlan plan)
    {
        if (plan.Groups.Count == 0)
        {
            return plan.Learned.Count == 0 ? "no pruning\n" : Learned(plan);
        }

        string head = "rounds " + Invariant.Text(plan.Rounds)
            + ", fine-tune epochs " + Invariant.Text(plan.FineTuneEpochs)
            + ", rewind " + plan.Rewind
            + (plan.RewindEpoch > 0 ? " " + Invariant.Text(plan.RewindEpoch) : "")
            + (plan.When == When.AtInitialization ? ", at initialization" : "")
            + (plan.Gradual is { } gradual ? ", " + gradual : "")
            + (plan.Regrowth is { } regrowth ? ", regrowth " + regrowth : "")
            + "\n";
        return head + Groups(plan.Groups) + Learned(plan);
    }

    private static string Learned(PruningPlan plan)
    {
        if (plan.Learned.Count == 0)
        {
            return "";
        }

        var table = new TextTable("learns", "mask", ">parameters", ">strength", ">initial", ">rate factor");
        foreach (LearnedLayer layer in plan.Learned)
        {
            table.Add(
                layer.Layer,
                layer.Mask.ToString(),
                Invariant.Text(layer.Parameters),
                Invariant.Text(layer.Strength),
                Invariant.Text(layer.Initial),
                Invariant.Text(layer.RateFactor));
        }

        return table + (plan.Movements.Count > 0 ? Groups(plan.Movements) : "");
    }

    private static string Groups(EquatableArray<PruningGroup> groups)
    {
        var table = new TextTable("group", "criterion", ">rate", ">members", "collapse", ">minimum", "removed");
        foreach (PruningGroup group in groups)
        {
            table.Add(
                string.Join(" ", group.Layers) + Readers(group),
                group.Criterion + group.MemberSettings.ToString(),
                Invariant.Text(group.Rate) + (group.Cost > 0 ? " " + group.Unit : ""),
                Invariant.Text(group.Members),
                group.Collapse.ToString(),
                Invariant.Text(group.MinimumKept),
                group.CostAfterRound.Count > 0
                    ? "until " + string.Join(" ", group.CostAfterRound) + " are gone"
                    : string.Join(" ", group.RemovedAfterRound));
        }

        return table.ToString();
    }

    // "Conv1 Conv2 > Conv3": who reads the channels that are removed of the former.
    private static string Readers(PruningGroup group) =>
        group.Channels.Count == 0 ? "" : " > " + string.Join(" ", group.Readers);
}
