using System;
using System.Numerics.Tensors;
using Pruning.Masks;

namespace Pruning.Surgery;

/// <summary>
/// SparseGPT (Frantar and Alistarh 2023): one sweep over the columns of a layer, from the first to the last. What a
/// removal does to the output Y = W X of its row, the columns behind it make up for; those before it are settled.
/// </summary>
/// <remarks>
/// With U the upper factor of H⁻¹ = Uᵀ U, row j of U holds what column j does to those behind it, given the settled
/// ones, so one factorisation serves all rows. Nothing is allocated after construction.
/// </remarks>
/// <param name="maximumRows">The largest number of rows (outputs) of a layer.</param>
/// <param name="maximumColumns">The largest number of columns (inputs) of a layer.</param>
/// <param name="blockSize">Columns among which, over all rows, weights are compared with each other;
/// positive.</param>
internal sealed class SparseGptSweep(int maximumRows, int maximumColumns, int blockSize = 128)
{
    private readonly double[] _factor = new double[checked(maximumColumns * maximumColumns)];
    private readonly bool[] _isDead = new bool[maximumColumns];
    private readonly double[] _scores = new double[MostCandidates(maximumRows, maximumColumns, blockSize)];
    private readonly bool[] _isRemoved = new bool[MostCandidates(maximumRows, maximumColumns, blockSize)];
    private readonly LowestScores _lowest = new(MostCandidates(maximumRows, maximumColumns, blockSize));
    private readonly int[] _counts = new int[BlocksOf(maximumColumns, blockSize)];
    private int _columns;

    /// <summary>Takes the Hessian of a layer.</summary>
    /// <param name="hessian">H [columns, columns]; copied.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="damping">What is added to the diagonal, as a fraction of its mean; 0.01 in the paper.</param>
    /// <returns>Whether H is then positive definite; if not, more damping is needed.</returns>
    public bool TryPrepare(ReadOnlySpan<double> hessian, int columns, double damping)
    {
        _columns = columns;
        Span<double> own = _factor.AsSpan(0, columns * columns);
        hessian[..own.Length].CopyTo(own);
        LayerHessian.Condition(own, columns, damping, _isDead, countsDead: true);
        return Cholesky.TryFactorInverse(own, columns);
    }

    /// <summary>
    /// Removes weights until so many of the layer are: of each block of columns, over all rows, those of least
    /// w² / U_jj². Blocks lose in proportion to what they have, by running rounding.
    /// </summary>
    /// <param name="weights">W [rows, columns]; changed in place.</param>
    /// <param name="mask">The mask of the layer; changed in place.</param>
    /// <param name="first">The index of the first weight in the mask.</param>
    /// <param name="removedTotal">How many are removed afterwards, those removed earlier included.</param>
    public void Remove(Span<double> weights, Span<uint> mask, int first, int removedTotal)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(removedTotal, weights.Length);
        int rows = weights.Length / _columns;
        long kept = CountKept(mask, first, rows, 0, _columns);
        long toRemove = Math.Max(0, removedTotal - (weights.Length - kept));
        long keptBefore = 0;
        Span<int> counts = _counts.AsSpan(0, BlocksOf(_columns, blockSize));
        for (int block = 0; block < counts.Length; block++)
        {
            int begin = block * blockSize;
            int end = Math.Min(begin + blockSize, _columns);
            long keptAfter = keptBefore + CountKept(mask, first, rows, begin, end);
            counts[block] = (int)(Share(toRemove, keptAfter, kept) - Share(toRemove, keptBefore, kept));
            keptBefore = keptAfter;
        }

        Remove(weights, mask, first, counts);
    }

    /// <summary>The same with as many of each block of columns as are given.</summary>
    /// <param name="weights">W [rows, columns]; changed in place.</param>
    /// <param name="mask">The mask of the layer; changed in place.</param>
    /// <param name="first">The index of the first weight in the mask.</param>
    /// <param name="counts">How many each block loses now, at most what it has.</param>
    public void Remove(Span<double> weights, Span<uint> mask, int first, ReadOnlySpan<int> counts)
    {
        for (int block = 0; block < counts.Length; block++)
        {
            int begin = block * blockSize;
            int end = Math.Min(begin + blockSize, _columns);
            Choose(weights, mask, first, begin, end, counts[block]);
            for (int place = 0; place < weights.Length; place += _columns)
            {
                Sweep(weights.Slice(place, _columns), mask, first + place, begin, end);
            }
        }
    }

    /// <summary>Takes the weights that a mask does not keep out of all rows, wherever they are.</summary>
    /// <param name="weights">W [rows, columns]; changed in place.</param>
    /// <param name="mask">The mask of the layer.</param>
    /// <param name="first">The index of the first weight in the mask.</param>
    public void Update(Span<double> weights, ReadOnlySpan<uint> mask, int first)
    {
        for (int place = 0; place < weights.Length; place += _columns)
        {
            Sweep(weights.Slice(place, _columns), mask, first + place, 0, _columns);
        }
    }

    /// <summary>
    /// Keeps at most N of every M consecutive weights of a row: the others, of least w² / U_jj², are chosen when the
    /// sweep comes to the first of the M.
    /// </summary>
    /// <param name="weights">W [rows, columns]; changed in place.</param>
    /// <param name="mask">The mask of the layer; changed in place.</param>
    /// <param name="first">The index of the first weight in the mask.</param>
    /// <param name="kept">N, how many are kept.</param>
    /// <param name="of">M, of how many.</param>
    /// <exception cref="ArgumentException">M does not divide the columns, or N is not in [0, M].</exception>
    public void RemovePattern(Span<double> weights, Span<uint> mask, int first, int kept, int of)
    {
        if (of <= 0 || _columns % of != 0 || kept < 0 || kept > of)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"No {kept} of every {of} of {_columns} columns can be kept."), nameof(of));
        }

        for (int place = 0; place < weights.Length; place += _columns)
        {
            Span<double> row = weights.Slice(place, _columns);
            for (int begin = 0; begin < _columns; begin += of)
            {
                int keptNow = CountKept(mask, first + place, 1, begin, begin + of);
                Choose(row, mask, first + place, begin, begin + of, Math.Max(0, keptNow - kept));
                Sweep(row, mask, first + place, begin, begin + of);
            }
        }
    }

    private static int BlocksOf(int columns, int blockSize) => ((columns - 1) / blockSize) + 1;

    // A block of columns of all rows, or M weights of one.
    private static int MostCandidates(int rows, int columns, int blockSize) =>
        Math.Max(rows * Math.Min(blockSize, columns), columns);

    // round-half-up(total · part / whole): shares of parts that add up to the whole add up to the total.
    private static long Share(long total, long part, long whole) =>
        whole == 0 ? 0 : ((2 * total * part) + whole) / (2 * whole);

    private int CountKept(ReadOnlySpan<uint> mask, int first, int rows, int begin, int end)
    {
        int kept = 0;
        for (int row = 0; row < rows; row++)
        {
            for (int j = begin; j < end; j++)
            {
                kept += MaskBits.IsKept(mask, first + (row * _columns) + j) ? 1 : 0;
            }
        }

        return kept;
    }

    // Removes from the mask the least of some columns of all rows given.
    private void Choose(ReadOnlySpan<double> weights, Span<uint> mask, int first, int begin, int end, int count)
    {
        if (count == 0)
        {
            return;
        }

        int candidates = 0;
        for (int place = 0; place < weights.Length; place += _columns)
        {
            for (int j = begin; j < end; j++)
            {
                // Nothing depends on the weights of dead inputs.
                double score = _isDead[j] ? 0 : weights[place + j] / _factor[(j * _columns) + j];
                _scores[candidates] = score * score;
                _isRemoved[candidates++] = !MaskBits.IsKept(mask, first + place + j);
            }
        }

        _lowest.Mark(_scores.AsSpan(0, candidates), count, _isRemoved);
        candidates = 0;
        for (int place = 0; place < weights.Length; place += _columns)
        {
            for (int j = begin; j < end; j++)
            {
                if (_isRemoved[candidates++])
                {
                    MaskBits.Remove(mask, first + place + j);
                }
            }
        }
    }

    // Takes the removed weights of some columns out of a row. One that was removed earlier is no longer 0 when earlier
    // columns have moved it, and is taken out again.
    private void Sweep(Span<double> row, ReadOnlySpan<uint> mask, int first, int begin, int end)
    {
        for (int j = begin; j < end; j++)
        {
            if (!MaskBits.IsKept(mask, first + j))
            {
                ReadOnlySpan<double> factor = _factor.AsSpan((j * _columns) + j, _columns - j);
                TensorPrimitives.MultiplyAdd(factor, -row[j] / factor[0], row[j..], row[j..]);
                row[j] = 0;
            }
        }
    }
}
