using System;
using Pruning.Training;

namespace Examples;

/// <summary>Two that hear of the same training.</summary>
internal sealed class ProgressPair(IProgress<TrainingProgress> first, IProgress<TrainingProgress> second)
    : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        first.Report(value);
        second.Report(value);
    }
}
