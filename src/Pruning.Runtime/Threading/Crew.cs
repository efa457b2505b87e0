using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Pruning.Threading;

/// <summary>
/// What the threads of a <see cref="WorkerTeam"/> hold on to: the state of fork and join. It knows neither the team
/// nor, between runs, the work, so that a forgotten team is collected and its finaliser can end the threads.
/// </summary>
/// <remarks>
/// A fork is one increment of the ticket, a join one count down to zero. Whoever waits looks for a short while and then
/// sleeps on a gate. No wake-up is lost: the sleeper announces itself before it looks once more, the waker changes the
/// value before it looks for sleepers, and full fences keep both orders (Dekker's argument).
/// </remarks>
internal sealed class Crew
{
    private const long SpinMicroseconds = 50;

    private static readonly long SpinTicks = SpinMicroseconds * Stopwatch.Frequency / 1_000_000;

    private readonly object _forkGate = new();
    private readonly object _joinGate = new();
    private readonly ExceptionDispatchInfo?[] _faults;
    private readonly int _workers;
    private readonly bool _crowded;
    private PaddedInt32 _ticket;
    private PaddedInt32 _pending;
    private IParallelWork? _work;
    private int _phase;
    private int _idleSleepers;
    private int _callerSleeps;
    private int _alive;
    private volatile bool _stopping;

    public Crew(int workers)
    {
        _workers = workers;
        _faults = new ExceptionDispatchInfo?[workers];
        _crowded = workers > Environment.ProcessorCount;
        for (int worker = 1; worker < workers; worker++)
        {
            int index = worker;
            var thread = new Thread(() => Serve(index))
            {
                IsBackground = true,
                Name = FormattableString.Invariant($"Pruning worker {index}"),
            };
            Interlocked.Increment(ref _alive);

            // Without the caller's execution context, which could keep anything alive.
            thread.UnsafeStart();
        }
    }

    /// <summary>Threads that have not ended.</summary>
    public int Alive => Volatile.Read(ref _alive);

    /// <summary>Ends the threads once they have no work left; it does not wait for them.</summary>
    public void Stop()
    {
        _stopping = true;
        lock (_forkGate)
        {
            Monitor.PulseAll(_forkGate);
        }
    }

    /// <summary>One fork and join; not to be called twice at the same time, nor after <see cref="Stop"/>.</summary>
    public void Run(IParallelWork work, int phase)
    {
        _work = work;
        _phase = phase;
        _pending.Value = _workers - 1;
        Interlocked.Increment(ref _ticket.Value);
        if (Volatile.Read(ref _idleSleepers) > 0)
        {
            lock (_forkGate)
            {
                Monitor.PulseAll(_forkGate);
            }
        }

        Execute(0);
        Join();
        _work = null;
        RethrowFirst();
    }

    private void Serve(int worker)
    {
        try
        {
            int done = 0;
            while (AwaitTicket(done))
            {
                done++;
                Execute(worker);
                if (Interlocked.Decrement(ref _pending.Value) == 0 && Volatile.Read(ref _callerSleeps) != 0)
                {
                    lock (_joinGate)
                    {
                        Monitor.Pulse(_joinGate);
                    }
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _alive);
        }
    }

    // A frame of its own, so that no stack slot of an idle thread keeps the work, and by it the team, alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Execute(int worker)
    {
        try
        {
            _work!.Execute(_phase, worker, _workers);
        }
        catch (Exception fault)
        {
            // Not swallowed: the caller rethrows it after the join, when no worker touches the buffers any more.
            _faults[worker] = ExceptionDispatchInfo.Capture(fault);
        }
    }

    // True when there is a run after those already done, false when the thread shall end.
    private bool AwaitTicket(int done)
    {
        long end = Stopwatch.GetTimestamp() + SpinTicks;
        while (Volatile.Read(ref _ticket.Value) == done && !_stopping && Stopwatch.GetTimestamp() < end)
        {
            Pause();
        }

        if (Volatile.Read(ref _ticket.Value) == done && !_stopping)
        {
            lock (_forkGate)
            {
                Interlocked.Increment(ref _idleSleepers);
                while (Volatile.Read(ref _ticket.Value) == done && !_stopping)
                {
                    Monitor.Wait(_forkGate);
                }

                Interlocked.Decrement(ref _idleSleepers);
            }
        }

        // A run that has begun is finished even when the team has been told to stop, or its caller would wait for ever.
        return Volatile.Read(ref _ticket.Value) != done;
    }

    private void Join()
    {
        long end = Stopwatch.GetTimestamp() + SpinTicks;
        while (Volatile.Read(ref _pending.Value) != 0 && Stopwatch.GetTimestamp() < end)
        {
            Pause();
        }

        if (Volatile.Read(ref _pending.Value) != 0)
        {
            lock (_joinGate)
            {
                Interlocked.Exchange(ref _callerSleeps, 1);
                while (Volatile.Read(ref _pending.Value) != 0)
                {
                    Monitor.Wait(_joinGate);
                }

                _callerSleeps = 0;
            }
        }
    }

    // With more workers than processors, the one that is waited for may need this processor.
    private void Pause()
    {
        if (_crowded)
        {
            Thread.Yield();
        }
        else
        {
            Thread.SpinWait(4);
        }
    }

    private void RethrowFirst()
    {
        ExceptionDispatchInfo? first = null;
        for (int worker = _faults.Length - 1; worker >= 0; worker--)
        {
            first = _faults[worker] ?? first;
            _faults[worker] = null;
        }

        first?.Throw();
    }
}
