using System;
using Pruning.Criteria;
using Pruning.Training;

namespace Examples;

/// <summary>Two that hear of the same training.</summary>
internal sealed class ProgressPair(IProgress<TrainingProgress> first, IProgress<TrainingProgress> second)
    : IProgress<TrainingProgress>, IProgress<PruningProgress>
{
    public void Report(TrainingProgress value)
    {
        first.Report(value);
        second.Report(value);
    }

    public void Report(PruningProgress value)
    {
        (first as IProgress<PruningProgress>)?.Report(value);
        (second as IProgress<PruningProgress>)?.Report(value);
    }
}
