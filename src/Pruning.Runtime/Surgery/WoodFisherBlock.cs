using System;
using System.Numerics.Tensors;
using Pruning.Masks;

namespace Pruning.Surgery;

/// <summary>
/// WoodFisher of one block of c weights (Singh and Alistarh 2020): the empirical Fisher matrix
/// F = λ I + (1/N) Σ g gᵀ of N gradients of single samples stands for the Hessian, blocks on its diagonal alone.
/// </summary>
/// <remarks>
/// Nothing is allocated after construction; one instance serves one block after the other. A block's mask is that of
/// its layer, from the bit of its first weight on.
/// </remarks>
/// <param name="maximumWeights">The largest number c of weights of a block.</param>
internal sealed class WoodFisherBlock(int maximumWeights)
{
    // The fewest gradients that are summed at a time.
    private const int Chunk = 64;

    private readonly double[] _inverse = new double[Padded(maximumWeights) * Padded(maximumWeights)];
    private readonly double[] _gradients = new double[Math.Max(Chunk, maximumWeights) * Padded(maximumWeights)];
    private readonly double[] _products = new double[maximumWeights * maximumWeights];
    private readonly double[] _takesPart = new double[Padded(maximumWeights)];
    private readonly double[] _weights = new double[Padded(maximumWeights)];
    private readonly int[] _removed = new int[maximumWeights];
    private readonly JointRemoval _joint = new(Padded(maximumWeights), maximumWeights);
    private int _count;

    // Up to whole vectors: weights that are none have gradients of 0.
    private int _size;

    /// <summary>[F⁻¹]_qi.</summary>
    public double this[int q, int i] => _inverse[(q * _size) + i];

    /// <summary>Makes F⁻¹, by F itself if there are more gradients than weights, else by the identity of Woodbury,
    /// F⁻¹ = (I - Gᵀ (N λ I + G Gᵀ)⁻¹ G) / λ.</summary>
    /// <param name="gradients">G, one sample after the other; the block's gradients stand first in each.</param>
    /// <param name="stride">From one sample to the next; at least <paramref name="count"/>.</param>
    /// <param name="samples">The number N of samples; positive.</param>
    /// <param name="count">The number c of weights of the block.</param>
    /// <param name="mask">The mask of the layer. Weights that it does not keep take no part: their gradients count as
    /// 0.</param>
    /// <param name="first">The index of the block's first weight in the mask.</param>
    /// <param name="damping">λ; positive.</param>
    /// <returns>Whether F is positive definite; if not, the gradients are too large for this damping, or not
    /// finite.</returns>
    public bool TryPrepare(
        ReadOnlySpan<float> gradients,
        int stride,
        int samples,
        int count,
        ReadOnlySpan<uint> mask,
        int first,
        double damping)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(damping);
        _count = count;
        _size = Padded(count);
        for (int i = 0; i < _size; i++)
        {
            _takesPart[i] = i < count && MaskBits.IsKept(mask, first + i) ? 1 : 0;
        }

        Span<double> inverse = _inverse.AsSpan(0, _size * _size);
        inverse.Clear();
        return samples > count
            ? TryInvertSum(gradients, stride, samples, damping, inverse)
            : TryInvertProducts(gradients, stride, samples, damping, inverse);
    }

    /// <summary>w² / (2 [F⁻¹]_qq), the loss of removing a weight alone.</summary>
    /// <param name="weights">The weights of the block [c].</param>
    /// <param name="scores">Out [c]; 0 for weights that take no part.</param>
    public void Score(ReadOnlySpan<double> weights, Span<double> scores)
    {
        for (int q = 0; q < _count; q++)
        {
            scores[q] = _takesPart[q] * weights[q] * weights[q] / (2 * this[q, q]);
        }
    }

    /// <summary>
    /// Removes the weights that the mask no longer keeps, all at once, and moves the others of the block:
    /// dw = -F⁻¹ E (Eᵀ F⁻¹ E)⁻¹ Eᵀ w.
    /// </summary>
    /// <remarks>
    /// The paper adds up what each removal alone would do, -F⁻¹ Σ e_q w_q / [F⁻¹]_qq, which leaves removed weights off
    /// zero and the others off the minimum. This is the minimum within the block.
    /// </remarks>
    /// <param name="weights">The weights of the block [c]; changed in place, exactly 0 where they are removed.</param>
    /// <param name="mask">The mask of the layer after the removal.</param>
    /// <param name="first">The index of the block's first weight in the mask.</param>
    public void Update(Span<double> weights, ReadOnlySpan<uint> mask, int first)
    {
        int removed = 0;
        weights = weights[.._count];
        for (int i = 0; i < weights.Length; i++)
        {
            if (!MaskBits.IsKept(mask, first + i))
            {
                _removed[removed++] = i;
            }
        }

        Span<double> own = _weights.AsSpan(0, _size);
        own.Clear();
        weights.CopyTo(own);
        _joint.ByInverse(_inverse, own, _removed.AsSpan(0, removed));
        own[.._count].CopyTo(weights);
    }

    private static int Padded(int count) => (count + GramSum.Lanes - 1) / GramSum.Lanes * GramSum.Lanes;

    private bool TryInvertSum(
        ReadOnlySpan<float> gradients, int stride, int samples, double damping, Span<double> sum)
    {
        for (int begin = 0; begin < samples; begin += Chunk)
        {
            GramSum.Add(Load(gradients, stride, begin, Math.Min(begin + Chunk, samples)), _size, sum);
        }

        TensorPrimitives.Divide(sum, samples, sum);
        AddToDiagonal(sum, _size, damping);
        return Cholesky.TryInvert(sum, _size);
    }

    // With N λ I + G Gᵀ = Uᵀ U and Y = U⁻ᵀ G, F⁻¹ = (I - Yᵀ Y) / λ.
    private bool TryInvertProducts(
        ReadOnlySpan<float> gradients, int stride, int samples, double damping, Span<double> inverse)
    {
        Span<double> g = Load(gradients, stride, 0, samples);
        Span<double> products = _products.AsSpan(0, samples * samples);
        for (int n = 0; n < samples; n++)
        {
            for (int other = n; other < samples; other++)
            {
                products[(n * samples) + other] =
                    TensorPrimitives.Dot<double>(g.Slice(n * _size, _size), g.Slice(other * _size, _size));
            }
        }

        AddToDiagonal(products, samples, samples * damping);
        if (!Cholesky.TryFactor(products, samples))
        {
            return false;
        }

        for (int n = 0; n < samples; n++)
        {
            Span<double> row = g.Slice(n * _size, _size);
            for (int k = 0; k < n; k++)
            {
                TensorPrimitives.MultiplyAdd(
                    g.Slice(k * _size, _size), -products[(k * samples) + n], row, row);
            }

            TensorPrimitives.Divide(row, products[(n * samples) + n], row);
        }

        GramSum.Add(g, _size, inverse);
        TensorPrimitives.Negate(inverse, inverse);
        AddToDiagonal(inverse, _size, 1);
        TensorPrimitives.Divide(inverse, damping, inverse);
        Symmetrize(inverse);
        return true;
    }

    // Some of the gradients [samples, size] in double, 0 where weights take no part.
    private Span<double> Load(ReadOnlySpan<float> gradients, int stride, int begin, int end)
    {
        Span<double> all = _gradients.AsSpan(0, (end - begin) * _size);
        all.Clear();
        for (int n = begin; n < end; n++)
        {
            Span<double> row = all.Slice((n - begin) * _size, _size);
            TensorPrimitives.ConvertTruncating(gradients.Slice(n * stride, _count), row);
            TensorPrimitives.Multiply(row, _takesPart.AsSpan(0, _size), row);
        }

        return all;
    }

    private void Symmetrize(Span<double> matrix)
    {
        for (int i = 0; i < _size; i++)
        {
            for (int j = i + 1; j < _size; j++)
            {
                matrix[(j * _size) + i] = matrix[(i * _size) + j];
            }
        }
    }

    private static void AddToDiagonal(Span<double> matrix, int size, double value)
    {
        for (int i = 0; i < size; i++)
        {
            matrix[(i * size) + i] += value;
        }
    }
}
