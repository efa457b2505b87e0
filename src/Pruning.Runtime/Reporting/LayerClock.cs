using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Pruning.Execution;

namespace Pruning.Reporting;

/// <summary>
/// The least times of the layers of a network with one thread: the thread passes by before each layer with weights, and
/// what it did since then belongs to the layer before.
/// </summary>
internal sealed class LayerClock(int layers) : IInputObserver
{
    private const int Nobody = -1;

    private readonly long[] _ticks = new long[layers];
    private readonly long[] _least = new long[layers];
    private int _layer = Nobody;
    private long _since;

    /// <summary>The least times so far; empty where nobody passed by.</summary>
    public IReadOnlyList<double> Milliseconds => _least.All(ticks => ticks is > 0 and < long.MaxValue)
        ? [.. _least.Select(ticks => Stopwatch.GetElapsedTime(0, ticks).TotalMilliseconds)]
        : [];

    /// <summary>Measures the layers once.</summary>
    public void Watch(Network network)
    {
        Array.Clear(_ticks);
        _layer = Nobody;
        network.Trainer.Executor.Show(this);
        Take(Nobody);
        for (int i = 0; i < _ticks.Length; i++)
        {
            _least[i] = Math.Min(_least[i], _ticks[i]);
        }
    }

    /// <summary>Begins anew.</summary>
    public void Forget() => Array.Fill(_least, long.MaxValue);

    /// <inheritdoc/>
    public void See(int layer, ref float x, int group) => Take(layer);

    private void Take(int next)
    {
        long now = Stopwatch.GetTimestamp();
        if (_layer != Nobody)
        {
            _ticks[_layer] += now - _since;
        }

        _layer = next;
        _since = now;
    }
}
