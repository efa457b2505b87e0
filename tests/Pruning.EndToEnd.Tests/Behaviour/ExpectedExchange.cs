using System;
using System.Collections.Generic;
using System.Linq;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>The definition of an exchange of weights, by sorting.</summary>
internal static class ExpectedExchange
{
    /// <summary>Without the kept weights of least magnitude.</summary>
    public static bool[] Drop(bool[] mask, float[] weights, int count)
    {
        HashSet<int> gone = [.. Where(mask, true).OrderBy(i => Math.Abs(weights[i])).ThenBy(i => i).Take(count)];
        return [.. mask.Select((kept, i) => kept && !gone.Contains(i))];
    }

    /// <summary>With the removed weights that have the largest values.</summary>
    public static bool[] Grow(bool[] mask, float[] values, int count)
    {
        HashSet<int> back =
            [.. Where(mask, false).OrderByDescending(i => Math.Abs(values[i])).ThenBy(i => i).Take(count)];
        return [.. mask.Select((kept, i) => kept || back.Contains(i))];
    }

    private static IEnumerable<int> Where(bool[] mask, bool kept) =>
        Enumerable.Range(0, mask.Length).Where(i => mask[i] == kept);
}
