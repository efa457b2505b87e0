using System;

namespace Pruning.Randomness;

/// <summary>
/// A counter-based stream of random numbers: the n-th number is a hash of (seed, stream, n), so that a position is one
/// integer, streams are independent of each other, and a resumed run continues exactly.
/// </summary>
/// <remarks>The hash is the finaliser of SplitMix64 (Steele, Lea and Flood 2014) over a Weyl sequence with a key per
/// stream.</remarks>
/// <param name="seed">The seed of the run.</param>
/// <param name="stream">Which stream of that run: numbers of different streams do not repeat each other.</param>
public struct RandomStream(ulong seed, ulong stream)
{
    private const ulong Weyl = 0x9E3779B97F4A7C15;

    private readonly ulong _key = Mix(Mix(seed + Weyl) ^ (stream * 0xD1342543DE82EF95));

    /// <summary>How many 64-bit numbers have been drawn; setting it moves the stream there.</summary>
    public ulong Position { get; set; }

    /// <summary>A uniform 64-bit number.</summary>
    public ulong NextUInt64() => Mix(_key + (++Position * Weyl));

    /// <summary>A uniform number in [0, bound), without bias (Lemire 2019).</summary>
    /// <param name="bound">The exclusive upper bound; positive.</param>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong range = (ulong)bound;
        ulong high = Math.BigMul(NextUInt64(), range, out ulong low);
        if (low < range)
        {
            ulong threshold = unchecked(0UL - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(NextUInt64(), range, out low);
            }
        }

        return (int)high;
    }

    /// <summary>A uniform number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in [0, 1) with 24 random bits.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1.0f / (1 << 24));

    /// <summary>
    /// A normal number with mean 0 and standard deviation 1 (Box and Muller 1958); it draws two numbers.
    /// </summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Puts the items into a uniformly random order (Fisher and Yates).</summary>
    /// <param name="items">The items to permute in place.</param>
    /// <typeparam name="T">Type of the items.</typeparam>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
