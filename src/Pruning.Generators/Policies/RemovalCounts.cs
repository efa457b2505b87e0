using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;

/// <summary>How many members are gone after each round, as integers: no rate is computed at run time, so none can
/// drift.</summary>
internal static class RemovalCounts
{
    /// <summary>
    /// How many are removed in all after each of the R rounds: round-half-even(p_r n), where p_r is 1 - (1 - p)^(r/R)
    /// or p r/R. The counts never fall, and the last is exactly that of p.
    /// </summary>
    public static EquatableArray<int> AfterRounds(double rate, int members, int rounds, RoundSpacing spacing)
    {
        int final = MemberCounts.Removed(rate, members);
        return Rates(rate, rounds, spacing)
            .Select(reached => Math.Min(MemberCounts.Removed(reached, members), final))
            .ToEquatableArray();
    }

    /// <summary>The rate after each of the R rounds; that of the last is exactly p.</summary>
    public static IEnumerable<double> Rates(double rate, int rounds, RoundSpacing spacing)
    {
        for (int round = 1; round < rounds; round++)
        {
            double done = (double)round / rounds;
            yield return spacing switch
            {
                RoundSpacing.Linear => rate * round / rounds,
                _ => 1 - Math.Pow(1 - rate, done),
            };
        }

        yield return rate;
    }
}
