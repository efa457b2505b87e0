using System;
using System.Threading;

namespace Pruning.Threading;

/// <summary>
/// A fixed team of workers that fork and join without allocation. The calling thread is worker 0; the others are
/// background threads which block while there is nothing to do. A team of one has no thread.
/// </summary>
/// <remarks>
/// A team that is forgotten rather than disposed ends its threads when it is collected. Workers and caller spin for
/// some tens of microseconds before they block, so that phases which follow each other closely cost no system call.
/// </remarks>
public sealed class WorkerTeam : IDisposable
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int RunningThenStop = 2;
    private const int Stopped = 3;

    private readonly Crew _crew;
    private int _state;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">Number of workers, the calling thread included; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is less than 1.</exception>
    public WorkerTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        Workers = threads;
        _crew = new Crew(threads);
    }

    /// <summary>Ends the threads of a team that was not disposed.</summary>
    ~WorkerTeam()
    {
        // Null where the constructor threw.
        _crew?.Stop();
    }

    /// <summary>Number of workers, the calling thread included.</summary>
    public int Workers { get; }

    /// <summary>What the threads hold; tests watch it after the team is gone.</summary>
    internal Crew Crew => _crew;

    /// <summary>The contiguous part of one worker: parts are in the order of the workers, cover everything, and
    /// differ in size by at most one.</summary>
    /// <param name="count">Number of items to share; not negative.</param>
    /// <param name="worker">Which worker, from 0.</param>
    /// <param name="workers">Number of workers; positive.</param>
    /// <returns>The first item of the part, and the first one after it.</returns>
    public static (int Begin, int End) Share(int count, int worker, int workers) =>
        ((int)((long)count * worker / workers), (int)((long)count * (worker + 1) / workers));

    /// <summary>
    /// Executes the work once on every worker and returns when all have finished. An exception of a worker is
    /// rethrown here after that (of several, the one of the lowest worker), and the team stays usable.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="phase">Passed on to the work: which piece of it.</param>
    /// <exception cref="InvalidOperationException">The team is running already: the call comes from inside a run or
    /// from a second thread.</exception>
    /// <exception cref="ObjectDisposedException">The team is disposed.</exception>
    public void Run(IParallelWork work, int phase)
    {
        ArgumentNullException.ThrowIfNull(work);
        int state = Interlocked.CompareExchange(ref _state, Running, Idle);
        ObjectDisposedException.ThrowIf(state == Stopped, this);
        if (state != Idle)
        {
            throw new InvalidOperationException(
                "This worker team is running already. Run must not be called from inside a run "
                + "or by two threads at once.");
        }

        try
        {
            if (Workers == 1)
            {
                work.Execute(phase, 0, 1);
            }
            else
            {
                _crew.Run(work, phase);
            }
        }
        finally
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Running) != Running)
            {
                Volatile.Write(ref _state, Stopped);
                _crew.Stop();
            }

            GC.KeepAlive(this);
        }
    }

    /// <summary>Ends the threads; during a run, when it has ended. A second call does nothing.</summary>
    public void Dispose()
    {
        // Both exchanges can fail only when a run begins or ends between them.
        while (Volatile.Read(ref _state) is Idle or Running)
        {
            if (Interlocked.CompareExchange(ref _state, Stopped, Idle) == Idle)
            {
                _crew.Stop();
            }
            else
            {
                Interlocked.CompareExchange(ref _state, RunningThenStop, Running);
            }
        }

        GC.SuppressFinalize(this);
    }
}
