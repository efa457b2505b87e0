using System;

namespace Pruning.Runtime.Tests.Memory;

/// <summary>
/// What an action allocates on the thread that calls. A collection that another thread causes can count what is left of
/// this thread's buffer as allocated, so an action that one fell into is measured again.
/// </summary>
public static class AllocatedBytes
{
    private const int MostAttempts = 50;

    /// <summary>Bytes of one call.</summary>
    public static long Of(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < MostAttempts && least != 0; attempt++)
        {
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            if (GC.CollectionCount(0) == collections)
            {
                break;
            }
        }

        return least;
    }
}
