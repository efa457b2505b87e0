namespace Pruning.Randomness;

/// <summary>
/// Numbers that are made of additions and multiplications only, which IEEE 754 defines to the last bit: the same on
/// every machine, where a logarithm or a cosine may differ.
/// </summary>
internal static class PortableDraws
{
    private const float DeviationOfSum = 37_837f;

    /// <summary>A number in (-1, 1), more often near 0: the difference of two uniform ones.</summary>
    public static float NextCentred(this ref RandomStream random) => random.NextSingle() + random.NextSingle() - 1;

    /// <summary>Nearly normal with deviation 1: the sum of four 16-bit numbers, from one draw.</summary>
    public static float NextBell(this ref RandomStream random)
    {
        ulong bits = random.NextUInt64();
        ulong pairs = (bits & 0x0000_FFFF_0000_FFFF) + ((bits >> 16) & 0x0000_FFFF_0000_FFFF);
        int sum = (int)(pairs & 0xFFFF_FFFF) + (int)(pairs >> 32);
        return (sum - 131_070) * (1 / DeviationOfSum);
    }
}
