using System;
using System.IO;
using System.Linq;
using Pruning.Criteria;
using Pruning.Training;

namespace Examples;

/// <summary>Lines for pipes and files: one per epoch, without colours or control characters.</summary>
internal sealed class PlainDisplay(TextWriter output)
    : IDisplay, IProgress<TrainingProgress>, IProgress<PruningProgress>
{
    private const int PhaseWidth = 24;
    private const string Gap = "  ";

    public void Line(string text) => output.WriteLine(text);

    public void Table(TextTable table)
    {
        string[][] rows = [table.Header, .. table.Rows];
        int[] widths = [.. table.Header.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            output.WriteLine(string.Join(
                Gap, row.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))));
        }
    }

    public TrainingResult Train(Func<IProgress<TrainingProgress>, TrainingResult> fit) => fit(this);

    public void Report(TrainingProgress value)
    {
        if (value.IsEpochEnd)
        {
            output.WriteLine(
                ProgressText.Phase(value).PadRight(PhaseWidth) + Gap + "epoch " + ProgressText.Epoch(value) + Gap
                + ProgressText.Facts(value, value.Test?.Accuracy));
        }
    }

    public void Report(PruningProgress value) => output.WriteLine(ProgressText.Scores(value));
}
