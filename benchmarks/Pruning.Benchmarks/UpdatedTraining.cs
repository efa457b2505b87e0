using System;
using System.Diagnostics;
using System.Linq;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Training;

namespace Pruning.Benchmarks;

/// <summary>
/// A training whose masks change every hundred steps, from just before one update to just before another: nine updates
/// among 900 steps. It runs by <see cref="Network.Fit"/>, which loads a batch for each step: as no other case does, the
/// time of as many loads is measured behind it and taken off.
/// </summary>
internal sealed class UpdatedTraining : IProgress<TrainingProgress>
{
    private const int StepsPerEpoch = 100;
    private const int Epochs = 10;

    private readonly Network _network;
    private readonly Dataset _images;
    private readonly RepeatedImages _data;
    private readonly int[] _batch;
    private long _start;
    private long _end;

    /// <summary>Prepares trainings on a batch.</summary>
    /// <param name="network">The network, which declares ten epochs and updates until their end.</param>
    /// <param name="images">A batch of images.</param>
    public UpdatedTraining(Network network, Dataset images)
    {
        _network = network;
        _images = images;
        _data = new RepeatedImages(images, StepsPerEpoch);
        _batch = [.. Enumerable.Range(0, images.Count)];
    }

    /// <summary>Steps that are measured.</summary>
    public static int Steps => (Epochs - 1) * StepsPerEpoch;

    /// <summary>The time of a training's measured part, in seconds.</summary>
    public double Measure()
    {
        _network.Fit(_data, _images, this);
        long start = Stopwatch.GetTimestamp();
        for (int step = 0; step < Steps; step++)
        {
            _network.LoadBatch(new Batch(_data, _batch));
        }

        return (Stopwatch.GetElapsedTime(_start, _end) - Stopwatch.GetElapsedTime(start)).TotalSeconds;
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        long now = Stopwatch.GetTimestamp();
        if (value.IsEpochEnd)
        {
            _start = value.Epoch == 0 ? now : _start;
            _end = now;
        }
    }
}
