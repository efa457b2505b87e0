using System;

namespace Pruning.Runtime.Tests.Memory;

/// <summary>
/// What an action allocates on the thread that calls: the least of some attempts, because a collection that another
/// thread causes can count what is left of this thread's buffer as allocated, up to 8 kB.
/// </summary>
public static class AllocatedBytes
{
    private const int MostAttempts = 10;

    /// <summary>Bytes of one call; an action that allocates each time does so in every attempt.</summary>
    public static long Of(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        long least = long.MaxValue;
        for (int attempt = 0; attempt < MostAttempts && least != 0; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
