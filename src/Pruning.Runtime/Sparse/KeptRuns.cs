using System;
using System.ComponentModel;

namespace Pruning.Sparse;

/// <summary>
/// Rows or channels that are kept, as runs of neighbours: the first of each, and the one behind its last, in ascending
/// order. Emitted kernels that go over all weights go over these, where whole rows and channels have been removed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KeptRuns
{
    /// <summary>Whether any from <paramref name="first"/> to before <paramref name="end"/> is kept.</summary>
    public static bool Any(ReadOnlySpan<int> runs, int first, int end)
    {
        int low = 0;
        int high = runs.Length / 2;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (runs[(2 * middle) + 1] > first)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return 2 * low < runs.Length && runs[2 * low] < end;
    }

    /// <summary>The channels, where any of these rows is kept; else none.</summary>
    public static ReadOnlySpan<int> If(ReadOnlySpan<int> rows, int first, int end, ReadOnlySpan<int> channels) =>
        Any(rows, first, end) ? channels : [];
}
