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
/// <param name="maximumLayers">The largest number of layers of a policy.</param>
internal sealed class LayerShares(int maximumLayers)
{
    private readonly double[] _shares = new double[maximumLayers];

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
    /// Spreads kept weights over layers in proportion to density times size, as far as the bounds let it: what one
    /// layer cannot take goes to the others. The shares are whole and add up exactly.
    /// </summary>
    /// <param name="kept">How many weights all layers keep together; within the sums of the bounds.</param>
    /// <param name="densities">The density of each layer but for a common factor; positive.</param>
    /// <param name="sizes">The weights of each layer.</param>
    /// <param name="least">How many each keeps at least.</param>
    /// <param name="most">How many each keeps at most.</param>
    /// <param name="shares">How many each keeps.</param>
    /// <returns>The first layer that keeps more than its share, because of its least; -1 where none does.</returns>
    public int Spread(
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
        while (high < double.MaxValue / 4 && SumOf(high, densities, sizes, least, most) < kept)
        {
            high *= 2;
        }

        // Until no double is left between the two.
        for (double middle = high / 2; middle > low && middle < high; middle = low + ((high - low) / 2))
        {
            (low, high) = SumOf(middle, densities, sizes, least, most) <= kept ? (middle, high) : (low, middle);
        }

        SumOf(low, densities, sizes, least, most);
        int rest = kept;
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = (int)Math.Floor(_shares[i] + 1e-9);
            rest -= shares[i];
        }

        // What rounding down has left goes to the largest fractions, the first of equal ones.
        for (; rest > 0; rest--)
        {
            int next = -1;
            for (int i = 0; i < shares.Length; i++)
            {
                if (shares[i] < most[i] && (next < 0 || _shares[i] - shares[i] > _shares[next] - shares[next]))
                {
                    next = i;
                }
            }

            shares[next]++;
        }

        for (int i = 0; i < shares.Length; i++)
        {
            if (low * densities[i] * sizes[i] < least[i])
            {
                return i;
            }
        }

        return -1;
    }

    private double SumOf(
        double factor,
        ReadOnlySpan<double> densities,
        ReadOnlySpan<int> sizes,
        ReadOnlySpan<int> least,
        ReadOnlySpan<int> most)
    {
        double sum = 0;
        for (int i = 0; i < densities.Length; i++)
        {
            _shares[i] = Math.Min(Math.Max(factor * densities[i] * sizes[i], least[i]), most[i]);
            sum += _shares[i];
        }

        return sum;
    }
}
