using System;
#if PRUNING_GENERATORS
using Pruning.Generators.Vocabulary;

namespace Pruning.Generators.Policies;
#else

namespace Pruning.Masks;
#endif

/// <summary>
/// How many weights each layer keeps where a policy says so by the sizes of the layers, not by scores: densities in
/// proportion to 1 (<see cref="Scope.Uniform"/>), to (inputs + outputs) / (inputs · outputs)
/// (<see cref="Scope.ErdosRenyi"/>, Mocanu et al. 2018), or with the sides of the kernel in the sum and in the product
/// (<see cref="Scope.ErdosRenyiKernel"/>, Evci et al. 2020).
/// </summary>
internal static class LayerShares
{
    // Of a layer that gets what all others have no room for.
    private const double LeastDensity = 1e-300;

    /// <summary>The density of a layer but for the factor that all have in common.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="shape">[outputs, inputs] or [filters, channels of a group, height, width].</param>
    public static double Density(Scope scope, ReadOnlySpan<int> shape)
    {
        int sides = scope switch
        {
            Scope.Uniform => 0,
            Scope.ErdosRenyi => 2,
            Scope.ErdosRenyiKernel => shape.Length,
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Not a scope that goes by sizes."),
        };
        double sum = 0;
        double product = 1;
        foreach (int side in shape.Slice(0, sides))
        {
            sum += side;
            product *= side;
        }

        return sides == 0 ? 1 : sum / product;
    }

    /// <summary>
    /// Spreads kept weights over layers: each share is the whole number next to a common multiple of density times
    /// size, as far as the bounds let it, and the shares add up exactly (the method of Webster). Where fewer are kept
    /// no layer keeps more, so that several removals leave what a single one does.
    /// </summary>
    /// <param name="kept">How many weights all layers keep together; within the sums of the bounds.</param>
    /// <param name="densities">The density of each layer but for a common factor; not negative.</param>
    /// <param name="sizes">The weights of each layer.</param>
    /// <param name="least">How many each keeps at least.</param>
    /// <param name="most">How many each keeps at most.</param>
    /// <param name="shares">How many each keeps.</param>
    /// <returns>The first layer that keeps more than its share, because of its least; -1 where none does.</returns>
    public static int Spread(
        int kept,
        ReadOnlySpan<double> densities,
        ReadOnlySpan<int> sizes,
        ReadOnlySpan<int> least,
        ReadOnlySpan<int> most,
        Span<int> shares)
    {
        // The sum of the shares grows with the factor: the largest one with which it is not too much.
        double low = 0;
        double high = 1;
        while (high < double.MaxValue / 4 && SumAt(high, densities, sizes, least, most, shares) < kept)
        {
            high *= 2;
        }

        // Until no double is left between the two.
        for (double middle = high / 2; middle > low && middle < high; middle = low + ((high - low) / 2))
        {
            (low, high) =
                SumAt(middle, densities, sizes, least, most, shares) <= kept ? (middle, high) : (low, middle);
        }

        int rest = (int)(kept - SumAt(low, densities, sizes, least, most, shares));

        // Several layers may have their next one at the same factor: the first of them get it.
        for (int i = 0; i < shares.Length && rest > 0; i++)
        {
            int next = Math.Min(Math.Max(Nearest(i, high, densities, sizes), least[i]), most[i]);
            int more = Math.Min(rest, next - shares[i]);
            shares[i] += more;
            rest -= more;
        }

        for (int i = 0; i < shares.Length; i++)
        {
            if (Nearest(i, low, densities, sizes) < least[i])
            {
                return i;
            }
        }

        return -1;
    }

    private static long SumAt(
        double factor,
        ReadOnlySpan<double> densities,
        ReadOnlySpan<int> sizes,
        ReadOnlySpan<int> least,
        ReadOnlySpan<int> most,
        Span<int> shares)
    {
        long sum = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = Math.Min(Math.Max(Nearest(i, factor, densities, sizes), least[i]), most[i]);
            sum += shares[i];
        }

        return sum;
    }

    private static int Nearest(int layer, double factor, ReadOnlySpan<double> densities, ReadOnlySpan<int> sizes) =>
        (int)Math.Min(
            int.MaxValue, Math.Floor((factor * (Math.Max(densities[layer], LeastDensity) * sizes[layer])) + 0.5));
}
