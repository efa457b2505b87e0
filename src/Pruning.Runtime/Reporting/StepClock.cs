using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Pruning.Data;
using Pruning.Execution;

namespace Pruning.Reporting;

/// <summary>The least times of the steps of one network on one batch.</summary>
internal sealed class StepClock
{
    // Emitted code is compiled a second time, to be faster, a tenth of a second after it was found to be in demand.
    private const int WarmUpTurns = 10;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.25);

    private readonly Network _network;
    private readonly Dataset _data;
    private readonly int[] _batch;
    private readonly NetworkState _state;
    private readonly LayerClock? _layers;
    private double _training;
    private double _inference;

    /// <summary>Loads the batch.</summary>
    public StepClock(Network network, Dataset data)
    {
        _network = network;
        _data = data;
        _batch = [.. Enumerable.Range(0, Math.Min(network.BatchSize, data.Count))];
        _state = new NetworkState(network);
        _layers = network.Threads == 1 ? new LayerClock(network.Layers.Count) : null;
        network.LoadBatch(new Batch(data, _batch));

        // The arithmetic of a step does not depend on it, and weights stay where they are.
        network.LearningRate = 0;
    }

    /// <summary>The least times so far.</summary>
    public StepTimes Times => new(_training, _inference) { Layers = _layers?.Milliseconds ?? [] };

    /// <summary>Measures networks in turn.</summary>
    public static void Run(IReadOnlyList<StepClock> clocks, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int turn = 0; turn < WarmUpTurns || Stopwatch.GetElapsedTime(start) < clocks.Count * WarmUp; turn++)
        {
            Turn(clocks);
        }

        foreach (StepClock clock in clocks)
        {
            clock._training = double.PositiveInfinity;
            clock._inference = double.PositiveInfinity;
            clock._layers?.Forget();
        }

        for (int turn = 0; turn < repeats; turn++)
        {
            Turn(clocks);
        }
    }

    /// <summary>Makes the network as it was, but for the batch.</summary>
    public void Restore()
    {
        _state.Restore();
        _network.LoadBatch(new Batch(_data, _batch));
    }

    private static void Turn(IReadOnlyList<StepClock> clocks)
    {
        foreach (StepClock clock in clocks)
        {
            clock._inference = Math.Min(clock._inference, clock.TimeOf(network => network.Infer()));
            clock._layers?.Watch(clock._network);
        }

        foreach (StepClock clock in clocks)
        {
            clock._training = Math.Min(clock._training, clock.TimeOf(network => network.TrainStep()));
        }
    }

    private double TimeOf(Action<Network> step)
    {
        long start = Stopwatch.GetTimestamp();
        step(_network);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
