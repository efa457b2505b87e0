using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pruning.Benchmarks.Shared;

namespace Pruning.Experiments;

/// <summary>Writes what is known so far as Markdown.</summary>
internal static class ResultDocument
{
    /// <summary>Writes the tables; they cover the experiments and seeds that have run.</summary>
    public static string Write(Series series, IReadOnlyList<Outcome> outcomes, string command)
    {
        ulong[] seeds = [.. outcomes.Select(outcome => outcome.Seed).Distinct()];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {series.Title}\n\n");
        text.Append("Test error in percent of the 10,000 test images after the last epoch. Made by\n");
        text.Append(CultureInfo.InvariantCulture, $"`{command}`.\n{Machine.Description}.\n\n## Experiments\n\n");
        WriteExperiments(text, outcomes, seeds);
        text.Append("\n## Paired differences, in points of error; negative: the first is better\n\n");
        WriteComparisons(text, series, outcomes, seeds);
        text.Append("\n## Rounds, mean over the seeds\n\n");
        WriteRounds(text, outcomes);
        return text.ToString();
    }

    private static void WriteExperiments(StringBuilder text, IReadOnlyList<Outcome> outcomes, ulong[] seeds)
    {
        IEnumerable<string> columns = seeds.Select(seed => $"seed {Integer(seed)}");
        Row(text, ["experiment", "what", "kept %", .. columns, "mean", "own dense", "seconds per seed"]);
        Rule(text, 2, seeds.Length + 4);
        foreach (IGrouping<Experiment, Outcome> group in outcomes.GroupBy(outcome => outcome.Experiment))
        {
            IEnumerable<string> errors = seeds.Select(seed => Number(ErrorOf(outcomes, group.Key.Name, seed)));
            Row(
                text,
                [
                    group.Key.Name,
                    group.Key.What,
                    Number(group.First().Final.Sparsity * 100),
                    .. errors,
                    Number(group.Average(outcome => outcome.Final.Error)),
                    Number(group.Average(outcome => outcome.Dense.Error)),
                    Number(group.Average(outcome => outcome.Seconds)),
                ]);
        }
    }

    private static void WriteComparisons(
        StringBuilder text, Series series, IReadOnlyList<Outcome> outcomes, ulong[] seeds)
    {
        Row(text, ["first", "second", .. seeds.Select(seed => $"seed {Integer(seed)}"), "mean"]);
        Rule(text, 2, seeds.Length + 1);
        foreach (Comparison comparison in series.Comparisons)
        {
            double?[] differences = Array.ConvertAll(
                seeds, seed => ErrorOf(outcomes, comparison.Left, seed) - ErrorOf(outcomes, comparison.Right, seed));
            if (differences.Any(difference => difference is not null))
            {
                IEnumerable<string> cells = differences.Append(differences.Average()).Select(Signed);
                Row(text, [comparison.Left, comparison.Right, .. cells]);
            }
        }
    }

    private static void WriteRounds(StringBuilder text, IReadOnlyList<Outcome> outcomes)
    {
        Row(text, ["experiment", "round", "kept %", "error", "loss", "kept per layer (first seed)"]);
        Rule(text, 1, 4, 1);
        foreach (IGrouping<Experiment, Outcome> group in outcomes.GroupBy(outcome => outcome.Experiment))
        {
            foreach (Phase phase in group.First().Phases)
            {
                Phase[] same = [.. group.Select(outcome => outcome.Phases[phase.Round])];
                Row(
                    text,
                    [
                        group.Key.Name,
                        phase.Round.ToString(CultureInfo.InvariantCulture),
                        Number(phase.Sparsity * 100),
                        Number(same.Average(other => other.Error)),
                        same.Average(other => other.Loss).ToString("F4", CultureInfo.InvariantCulture),
                        string.Join(" / ", phase.Kept.Select(Grouped)),
                    ]);
            }
        }
    }

    private static double? ErrorOf(IReadOnlyList<Outcome> outcomes, string name, ulong seed) =>
        outcomes.FirstOrDefault(outcome => outcome.Experiment.Name == name && outcome.Seed == seed)?.Final.Error;

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Rule(StringBuilder text, int left, int right, int leftAgain = 0)
    {
        IEnumerable<string> numbers = Enumerable.Repeat("---:", right);
        Row(text, [.. Enumerable.Repeat("---", left), .. numbers, .. Enumerable.Repeat("---", leftAgain)]);
    }

    private static string Number(double? value) => value?.ToString("F2", CultureInfo.InvariantCulture) ?? "-";

    private static string Grouped(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Signed(double? value) =>
        value?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Integer(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
