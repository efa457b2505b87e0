using System;
using Pruning.Masks;

namespace Pruning.Regrowing;

/// <summary>
/// How many weights come back in each layer where momentum says so (Dettmers and Zettlemoyer 2019): as many in all as
/// were dropped, in proportion to the mean momentum of the kept weights of each layer. What a layer has no place for
/// the others get.
/// </summary>
/// <param name="layers">Number of layers.</param>
internal sealed class GrowthShares(int layers)
{
    private readonly int[] _ones = CreateOnes(layers);

    /// <summary>Spreads them; the shares add up to what was dropped.</summary>
    /// <param name="dropped">How many each layer has dropped.</param>
    /// <param name="momentum">The mean magnitude of the momentum of what each layer kept; not negative, and
    /// finite.</param>
    /// <param name="least">How many each layer has to get back; at most what it has dropped.</param>
    /// <param name="most">How many each layer has a place for; at least what it has dropped.</param>
    /// <param name="shares">How many each layer gets back.</param>
    public void Spread(
        ReadOnlySpan<int> dropped,
        ReadOnlySpan<double> momentum,
        ReadOnlySpan<int> least,
        ReadOnlySpan<int> most,
        Span<int> shares)
    {
        int all = 0;
        foreach (int count in dropped)
        {
            all += count;
        }

        // Where nothing moves, nothing says that another layer should have more.
        if (momentum.ContainsAnyExcept(0.0))
        {
            LayerShares.Spread(all, momentum, _ones, least, most, shares);
        }
        else
        {
            dropped.CopyTo(shares);
        }
    }

    private static int[] CreateOnes(int count)
    {
        int[] ones = new int[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
