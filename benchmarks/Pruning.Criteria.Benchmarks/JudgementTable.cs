using System;
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

    /// <summary>Begins the section of correlations.</summary>
    /// <param name="judge">Whose they are.</param>
    public void BeginCorrelations(CorrelationJudge judge)
    {
        _text.AppendLine().AppendLine(
            CultureInfo.InvariantCulture,
            $"""
            ## Rank correlation with the exact change of the loss

            Spearman's rank correlation with LeaveOneOut: ΔL is the loss without a weight or neuron less the loss with
            it. Taken in {judge.Networks} networks 49-30-20-10 with Relu, and averaged over them, and where it is within
            layers over those too. They learn 1000 images of MNIST, averaged down to 7 x 7, and are judged by the same:
            after five batches (loss {judge.InitialLoss:F2}) and after 60 epochs, with a learning rate that falls to
            zero, so that they end near a minimum (loss {judge.TrainedLoss:F2}). Weights behind pixels that are always
            0 change nothing, which criteria by data see.

            - |ΔL| is what Gradient, Taylor, Snip and ActivationTaylor estimate, to first order: they have no sign.
            - ΔL is what Movement estimates, to first order; and OptimalBrainDamage and Fisher at a minimum, to second
              order.
            - WoodFisher and OptimalBrainSurgeon say what a removal costs when the weights that stay make up for it.
            - The others do not estimate it. SparseGpt is not here: it chooses weights and scores none.
            """);
    }

    /// <summary>Adds a table of correlations.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="number">Which number of a correlation it shows.</param>
    public void AddCorrelations(
        string title, IReadOnlyList<CorrelationRow> rows, Func<Correlation, double> number)
    {
        _text.AppendLine().AppendLine("### " + title).AppendLine();
        Row(["criterion", @"initial \|ΔL\|", "initial ΔL", @"trained \|ΔL\|", "trained ΔL"]);
        Row(["---", .. Enumerable.Repeat("---:", 4)]);
        foreach (CorrelationRow row in rows)
        {
            Row([
                row.Name,
                Text(row.Initial.WithSize), Text(row.Initial.WithChange),
                Text(row.Trained.WithSize), Text(row.Trained.WithChange),
            ]);
        }

        string Text(Correlation correlation) => number(correlation).ToString("F2", CultureInfo.InvariantCulture);
    }

    /// <summary>The document.</summary>
    public override string ToString() => _text.ToString().ReplaceLineEndings("\n");

    private void Row(IEnumerable<string> cells) => _text.AppendLine("| " + string.Join(" | ", cells) + " |");
}
