using System;
using System.Diagnostics;

namespace Pruning.Criteria;

/// <summary>Reports how far scores are, where they take long.</summary>
internal sealed class ScoringClock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.1);

    private IProgress<PruningProgress>? _progress;
    private string _criterion = "";
    private string _layer = "";
    private long _start;
    private long _last;
    private double _begin;
    private double _end = 1;

    /// <summary>Begins the removal.</summary>
    /// <param name="progress">Who wants to know; null for nobody.</param>
    public void Begin(IProgress<PruningProgress>? progress)
    {
        _progress = progress;
        _start = Stopwatch.GetTimestamp();
        _last = 0;
    }

    /// <summary>Says what is scored next.</summary>
    public void Begin(string criterion, string layer)
    {
        _criterion = criterion;
        _layer = layer;
        Enter(0, 1);
    }

    /// <summary>Says which part of the work comes next, of so many equal ones.</summary>
    public void Enter(int part, int parts)
    {
        _begin = (double)part / parts;
        _end = (part + 1.0) / parts;
    }

    /// <summary>Says how much of that part is done.</summary>
    public void Report(double fraction)
    {
        if (_progress is not null && Stopwatch.GetElapsedTime(_start) > Patience
            && (_last == 0 || Stopwatch.GetElapsedTime(_last) > Interval))
        {
            _last = Stopwatch.GetTimestamp();
            _progress.Report(new PruningProgress(_criterion, _layer, _begin + ((_end - _begin) * fraction)));
        }
    }
}
