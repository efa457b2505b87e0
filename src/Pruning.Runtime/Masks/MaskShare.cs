using System;
using Pruning.Threading;

namespace Pruning.Masks;

/// <summary>The part of some weights that a worker takes: whole words of their mask.</summary>
internal static class MaskShare
{
    /// <summary>The first weight of the part, a multiple of <see cref="MaskBits.WordBits"/>, and how many there are; 0
    /// for a worker that none are left for.</summary>
    /// <param name="weights">Number of weights.</param>
    /// <param name="worker">The worker, from 0.</param>
    /// <param name="workers">Number of workers.</param>
    public static (int First, int Count) Of(int weights, int worker, int workers)
    {
        (int begin, int end) = WorkerTeam.Share(MaskBits.WordsFor(weights), worker, workers);
        int first = begin * MaskBits.WordBits;
        return (first, Math.Max(0, Math.Min(end * MaskBits.WordBits, weights) - first));
    }
}
