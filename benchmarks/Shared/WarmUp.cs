using System;
using System.Diagnostics;
using System.Runtime;

namespace Pruning.Benchmarks.Shared;

/// <summary>
/// Runs a case until the JIT is done with it. A method is compiled anew after 30 calls, with profiles twice, each time
/// 100 ms after the last new code at the earliest; when nothing has been compiled for longer than that, all hot code
/// is in its last tier.
/// </summary>
internal static class WarmUp
{
    private const int CallsPerWindow = 40;
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Runs a case until no method has been compiled during a quarter of a second and forty repetitions.
    /// </summary>
    public static void Run(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        long compiled;
        do
        {
            compiled = JitInfo.GetCompiledMethodCount();
            long window = Stopwatch.GetTimestamp();
            for (int calls = 0; !IsOver(Stopwatch.GetElapsedTime(window), calls); calls++)
            {
                run();
            }
        }
        while (JitInfo.GetCompiledMethodCount() != compiled && Stopwatch.GetElapsedTime(start) < Longest);
    }

    private static bool IsOver(TimeSpan elapsed, int calls) =>
        (elapsed >= Window && calls >= CallsPerWindow) || elapsed >= LongestWindow;
}
