namespace Pruning.Training;

/// <summary>Where a training run is. Reported about a hundred times per epoch, and at the end of each.</summary>
/// <param name="Round">0 while the dense network is trained, then the round.</param>
/// <param name="Rounds">Rounds of the schedule.</param>
/// <param name="Epoch">Epoch within the phase, from 0.</param>
/// <param name="Epochs">Epochs of the phase.</param>
/// <param name="Step">Steps done in the epoch.</param>
/// <param name="StepsPerEpoch">Steps of the epoch.</param>
/// <param name="Loss">Mean training loss of the epoch so far.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="SamplesPerSecond">Speed of the steps of the epoch so far, without evaluation, saving and
/// reporting.</param>
/// <param name="PruningRate">The fraction of the prunable weights that is removed.</param>
/// <param name="Test">At the end of an epoch, with test data: how the network does on it; else null.</param>
public readonly record struct TrainingProgress(
    int Round,
    int Rounds,
    int Epoch,
    int Epochs,
    int Step,
    int StepsPerEpoch,
    double Loss,
    double LearningRate,
    double SamplesPerSecond,
    double PruningRate,
    Execution.Evaluation? Test)
{
    /// <summary>Whether the epoch is complete.</summary>
    public bool IsEpochEnd => Step == StepsPerEpoch;
}
