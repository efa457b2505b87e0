using System;

namespace Pruning.Training;

/// <summary>
/// A declared schedule as a line of ticks: each training step is one tick, and so is each removal. A position is one
/// integer, from which phase, epoch and step follow. Where weights are removed before or during the training, the dense
/// phase has no epochs, and the training is phase 1.
/// </summary>
/// <param name="Epochs">Epochs of phase 0, the dense one.</param>
/// <param name="Rounds">Number of rounds: phases 1 to Rounds begin with a removal.</param>
/// <param name="FineTuneEpochs">Epochs of each of those.</param>
/// <param name="StepsPerEpoch">Steps of an epoch; positive.</param>
public readonly record struct TrainingTimeline(int Epochs, int Rounds, int FineTuneEpochs, int StepsPerEpoch)
{
    /// <summary>Ticks of the whole schedule.</summary>
    public long Length => EndOf(Rounds);

    /// <summary>The tick after the last one of a phase.</summary>
    /// <param name="phase">The phase, from 0.</param>
    /// <returns>The end of the phase.</returns>
    public long EndOf(int phase) =>
        ((long)Epochs * StepsPerEpoch) + (phase * (1 + ((long)FineTuneEpochs * StepsPerEpoch)));

    /// <summary>What the tick is.</summary>
    /// <param name="tick">The tick, in [0, Length).</param>
    /// <returns>Its phase, and its step within the phase, which is -1 for the removal that opens it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The schedule has no such tick.</exception>
    public (int Phase, int Step) At(long tick)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tick);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tick, Length);
        long dense = EndOf(0);
        if (tick < dense)
        {
            return (0, (int)tick);
        }

        long round = 1 + ((long)FineTuneEpochs * StepsPerEpoch);
        return (1 + (int)((tick - dense) / round), (int)((tick - dense) % round) - 1);
    }

    /// <summary>Epochs of a phase.</summary>
    /// <param name="phase">The phase, from 0.</param>
    /// <returns>How many.</returns>
    public int EpochsOf(int phase) => phase == 0 ? Epochs : FineTuneEpochs;
}
