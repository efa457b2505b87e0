using System;

#if PRUNING_GENERATORS
namespace Pruning.Generators.Policies;
#else
namespace Pruning.Masks;
#endif

/// <summary>Numbers of members (weights, blocks, neurons, filters or channels), as integers: the same at compile time
/// and at run time.</summary>
internal static class MemberCounts
{
    /// <summary>round-half-even(p n), the number of members that a rate p removes of n.</summary>
    public static int Removed(double rate, int members) =>
        (int)Math.Round(rate * members, MidpointRounding.ToEven);

    /// <summary>The number of members that is removed where what stays is a multiple of a number, or all.</summary>
    /// <param name="removed">How many would be removed otherwise.</param>
    /// <param name="members">n.</param>
    /// <param name="multiple">The number.</param>
    public static int Rounded(int removed, int members, int multiple)
    {
        int kept = members - removed;
        return members - (int)Math.Min(members, ((long)kept + multiple - 1) / multiple * multiple);
    }

    /// <summary>How many blocks cover a side of a matrix; the last may be smaller.</summary>
    /// <param name="length">The side.</param>
    /// <param name="block">That of a block.</param>
    public static int Blocks(int length, int block) => ((length - 1) / block) + 1;
}
