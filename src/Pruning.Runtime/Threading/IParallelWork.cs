namespace Pruning.Threading;

/// <summary>Work that a <see cref="WorkerTeam"/> shares: every worker executes it once per run, on its own
/// part.</summary>
public interface IParallelWork
{
    /// <summary>Does the part of one worker. The parts of a run are executed at the same time, so they must not
    /// overlap.</summary>
    /// <param name="phase">Which piece of work, as given to <see cref="WorkerTeam.Run"/>.</param>
    /// <param name="worker">Which worker, from 0; worker 0 is the calling thread.</param>
    /// <param name="workers">How many workers there are.</param>
    void Execute(int phase, int worker, int workers);
}
