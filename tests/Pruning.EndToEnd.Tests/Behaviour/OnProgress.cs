using System;
using Pruning.Training;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Calls back at once, on the training thread.</summary>
internal sealed class OnProgress(Action<TrainingProgress> action) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => action(value);
}
