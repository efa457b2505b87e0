using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pruning.Benchmarks.Shared;

namespace Pruning.CriteriaBenchmarks;

/// <summary>Writes judgements as a document.</summary>
internal sealed class JudgementTable
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins the document.</summary>
    public JudgementTable()
    {
        _text.AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            # Criteria on a published network, without training

            `dotnet run -c Release --project benchmarks/Pruning.Criteria.Benchmarks`

            {Machine.Description}

            Test errors in per cent of LeNet-300-100 as published by Guo et al. (2016), 2.28 % when dense, after the
            removal of so many of its weights or neurons at once. Criteria by data look at the first 1000 training
            images, LeaveOneOut at 200. The last two columns are the least of 5 to 100 removals in milliseconds, the
            second of LeNet-5 (430,500 weights), on all cores.
            """);
    }

    /// <summary>Adds a table.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="rates">The pruning rates.</param>
    /// <param name="judgements">Its rows.</param>
    public void Add(string title, IReadOnlyList<double> rates, IEnumerable<Judgement> judgements)
    {
        _text.AppendLine().AppendLine("## " + title).AppendLine();
        Row([
            "criterion, scope", .. rates.Select(rate => rate.ToString("P0", CultureInfo.InvariantCulture)),
            "ms", "ms LeNet-5",
        ]);
        Row(["---", .. Enumerable.Repeat("---:", rates.Count + 2)]);
        foreach (Judgement judgement in judgements)
        {
            Row([
                judgement.Candidate.Name,
                .. judgement.Errors.Select(error => error.ToString("F2", CultureInfo.InvariantCulture)),
                judgement.LeNet300.ToString("F1", CultureInfo.InvariantCulture),
                judgement.LeNet5?.ToString("F1", CultureInfo.InvariantCulture) ?? "",
            ]);
        }
    }

    /// <summary>The document.</summary>
    public override string ToString() => _text.ToString().ReplaceLineEndings("\n");

    private void Row(IEnumerable<string> cells) => _text.AppendLine("| " + string.Join(" | ", cells) + " |");
}
