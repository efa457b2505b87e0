using Pruning.Threading;

namespace Pruning.Runtime.Tests.Threading;

/// <summary>Notes, per worker, how often it worked and on which phase last.</summary>
internal sealed class Recorder(int workers) : IParallelWork
{
    /// <summary>Integers between the entries of two workers, so that they do not share a cache line.</summary>
    public const int Stride = 32;

    public int[] Calls { get; } = new int[workers * Stride];

    public int[] LastPhase { get; } = new int[workers * Stride];

    public void Execute(int phase, int worker, int workers)
    {
        Calls[worker * Stride]++;
        LastPhase[worker * Stride] = phase;
    }
}
