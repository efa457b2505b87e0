using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pruning.Benchmarks.Shared;

namespace Pruning.CriteriaBenchmarks;

/// <summary>Writes judgements as a document.</summary>
internal static class JudgementTable
{
    public static string Write(IReadOnlyList<Judgement> judgements)
    {
        StringBuilder text = new();
        text.AppendLine("# Criteria on a published network, without training");
        text.AppendLine();
        text.AppendLine("`dotnet run -c Release --project benchmarks/Pruning.Criteria.Benchmarks`");
        text.AppendLine();
        text.AppendLine(Machine.Description);
        text.AppendLine();
        text.AppendLine(
            """
            Test errors in per cent of LeNet-300-100 as published by Guo et al. (2016), 2.28 % when dense, after the
            removal of 50 to 98 % of its weights at once. Criteria by data look at the first 1000 training images. The
            last two columns are the least of five removals, in milliseconds, the second of LeNet-5 (430,500 weights).
            """);
        text.AppendLine();
        Row(text, [
            "criterion, scope", .. Judge.Rates.Select(rate => rate.ToString("P0", CultureInfo.InvariantCulture)),
            "ms", "ms LeNet-5",
        ]);
        Row(text, ["---", .. Enumerable.Repeat("---:", Judge.Rates.Count + 2)]);
        foreach (Judgement judgement in judgements)
        {
            Row(text, [
                judgement.Candidate.Name,
                .. judgement.Errors.Select(error => error.ToString("F2", CultureInfo.InvariantCulture)),
                judgement.LeNet300.ToString("F1", CultureInfo.InvariantCulture),
                judgement.LeNet5.ToString("F1", CultureInfo.InvariantCulture),
            ]);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendLine("| " + string.Join(" | ", cells) + " |");
}
