using System;
using Pruning.Criteria;
using Pruning.Training;
using Spectre.Console;

namespace Examples;

/// <summary>Brings progress to bars, one per phase; on a narrow terminal with less beside them.</summary>
internal sealed class PhaseBars(ProgressContext context, bool isWide)
    : IProgress<TrainingProgress>, IProgress<PruningProgress>
{
    private ProgressTask? _task;
    private ProgressTask? _scores;
    private int _round = -1;
    private double? _accuracy;

    public void Report(TrainingProgress value)
    {
        if (_task is null || value.Round != _round)
        {
            _task = context.AddTask(ProgressText.Phase(value), maxValue: value.StepsPerEpoch);
            _round = value.Round;
            _scores?.StopTask();
            _accuracy = null;
        }

        _accuracy = value.Test?.Accuracy ?? _accuracy;
        _task.Tag = ProgressText.Epoch(value) + "  "
            + (isWide ? ProgressText.Facts(value, _accuracy) : ProgressText.FewFacts(value, _accuracy));

        // A bar that reaches its end stays there: only the last epoch may fill it.
        bool moreEpochs = value.IsEpochEnd && value.Epoch + 1 < value.Epochs;
        _task.Value = moreEpochs ? 0 : value.Step;
    }

    // On a bar of its own, which the next phase leaves behind.
    public void Report(PruningProgress value)
    {
        if (_scores is null || _scores.IsFinished)
        {
            _scores = context.AddTask("scores by " + value.Criterion, maxValue: 1);
        }

        _scores.Tag = value.Layer;
        _scores.Value = value.Fraction;
    }
}
