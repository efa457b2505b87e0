using System;
using Pruning.Masks;

namespace Pruning.Surgery;

/// <summary>
/// Exact Optimal Brain Surgeon of a layer whose loss is quadratic with one Hessian H = 2 X Xᵀ for all its rows
/// (Hassibi and Stork 1993; Frantar and Alistarh 2022, "Optimal Brain Compression"): L_q = w_q² / (2 [H⁻¹]_qq), and the
/// other weights of the row make up for the removed one.
/// </summary>
/// <remarks>
/// Nothing is allocated after construction. A row's mask is that of its layer, from the bit of its first weight on.
/// </remarks>
/// <param name="maximumInputs">The largest number m of inputs of a layer.</param>
/// <param name="prepared">One that takes Hessians for this one too, so that several threads can go on from the same;
/// null for one of its own.</param>
internal sealed class OptimalBrainSurgery(int maximumInputs, OptimalBrainSurgery? prepared = null)
{
    private readonly double[] _hessian = prepared?._hessian ?? new double[checked(maximumInputs * maximumInputs)];
    private readonly double[] _inverse = prepared?._inverse ?? new double[checked(maximumInputs * maximumInputs)];
    // Systems are of the kept or of the removed weights, whichever are fewer: at most half of them.
    private readonly double[] _inverseOfKept = new double[maximumInputs / 2 * (maximumInputs / 2)];
    private readonly DowndatedInverse _left = new(maximumInputs);
    private readonly JointRemoval _joint = new(maximumInputs, maximumInputs / 2);
    private readonly double[] _weights = new double[maximumInputs];
    private readonly double[] _diagonal = new double[maximumInputs];
    private readonly bool[] _isDead = prepared?._isDead ?? new bool[maximumInputs];
    private readonly int[] _dead = new int[maximumInputs];
    private readonly int[] _kept = new int[maximumInputs];
    private readonly int[] _removed = new int[maximumInputs];
    private readonly int[] _places = new int[maximumInputs];
    private int _taken;

    private int Inputs => prepared?._taken ?? _taken;

    /// <summary>Takes the Hessian of a layer.</summary>
    /// <param name="hessian">H [m, m]; copied.</param>
    /// <param name="inputs">The number m of inputs.</param>
    /// <param name="damping">What is added to the diagonal, as a fraction of its mean.</param>
    /// <returns>Whether H is then positive definite; if not, more damping is needed.</returns>
    public bool TryPrepare(ReadOnlySpan<double> hessian, int inputs, double damping)
    {
        _taken = inputs;
        Span<double> own = _hessian.AsSpan(0, inputs * inputs);
        hessian[..own.Length].CopyTo(own);
        LayerHessian.Condition(own, inputs, damping, _isDead, countsDead: false);
        own.CopyTo(_inverse);
        return Cholesky.TryInvert(_inverse, inputs);
    }

    /// <summary>
    /// The order in which the weights of a row go: each time the one of least loss, ties by lower index, after the
    /// others have moved. Weights of dead inputs go first, at no loss. The row itself stays as it is.
    /// </summary>
    /// <param name="row">The weights [m].</param>
    /// <param name="mask">The mask of the layer.</param>
    /// <param name="first">The index of the row's first weight in the mask.</param>
    /// <param name="maximumRemoved">How many to remove at most.</param>
    /// <param name="order">Out: indices in the row.</param>
    /// <param name="losses">Out: the loss of each removal.</param>
    /// <returns>How many are removed: all kept ones, if <paramref name="maximumRemoved"/> is not less.</returns>
    public int Trace(
        ReadOnlySpan<double> row,
        ReadOnlySpan<uint> mask,
        int first,
        int maximumRemoved,
        Span<int> order,
        Span<double> losses)
    {
        (int kept, int removed, int dead) = Split(mask, first);
        int count = Math.Min(dead, maximumRemoved);
        _dead.AsSpan(0, count).CopyTo(order);
        losses[..count].Clear();
        int end = Math.Min(dead + kept, maximumRemoved);
        if (count == end)
        {
            return count;
        }

        Span<double> weights = Begin(row, kept, removed);
        for (int remaining = kept; count < end; count++, remaining--)
        {
            Span<int> places = _places.AsSpan(0, remaining);
            int least = LeastOf(places, weights, out losses[count]);
            int place = places[least];
            order[count] = _kept[least];
            if (count + 1 < end)
            {
                _left.Remove(place, weights);
                places[(least + 1)..].CopyTo(places[least..]);
                _kept.AsSpan((least + 1)..remaining).CopyTo(_kept.AsSpan(least));
            }
        }

        return end;
    }

    /// <summary>
    /// Removes the weights that the mask does not keep, all at once, from a row that was at its minimum with those
    /// that it had. They are exactly 0 afterwards.
    /// </summary>
    /// <param name="row">The weights [m]; changed in place.</param>
    /// <param name="mask">The mask of the layer after the removal.</param>
    /// <param name="first">The index of the row's first weight in the mask.</param>
    public void Update(Span<double> row, ReadOnlySpan<uint> mask, int first)
    {
        (int kept, int removed, _) = Split(mask, first);
        row = row[..Inputs];
        for (int i = 0; i < row.Length; i++)
        {
            // Nothing depends on the weights of dead inputs: those that are kept stay as they are.
            row[i] = _isDead[i] && !MaskBits.IsKept(mask, first + i) ? 0 : row[i];
        }

        ReadOnlySpan<int> gone = _removed.AsSpan(0, removed);
        if (removed <= kept)
        {
            _joint.ByInverse(_inverse, row, gone);
        }
        else
        {
            _joint.ByHessian(_hessian, row, gone, _kept.AsSpan(0, kept));
        }
    }

    // Kept and removed weights of live inputs, and kept weights of dead ones, ascending.
    private (int Kept, int Removed, int Dead) Split(ReadOnlySpan<uint> mask, int first)
    {
        (int kept, int removed, int dead) = (0, 0, 0);
        for (int i = 0; i < Inputs; i++)
        {
            bool isKept = MaskBits.IsKept(mask, first + i);
            if (_isDead[i])
            {
                _dead[dead] = i;
                dead += isKept ? 1 : 0;
            }
            else if (isKept)
            {
                _kept[kept++] = i;
            }
            else
            {
                _removed[removed++] = i;
            }
        }

        return (kept, removed, dead);
    }

    // The weights, in places of the inverse that is downdated: of the kept weights alone where those are few, of all
    // where few were removed earlier, which are removed from it first.
    private Span<double> Begin(ReadOnlySpan<double> row, int kept, int removed)
    {
        Span<int> chosen = _kept.AsSpan(0, kept);
        if (kept <= removed)
        {
            Span<double> part = _inverseOfKept.AsSpan(0, kept * kept);
            JointRemoval.Gather(_hessian.AsSpan(0, Inputs * Inputs), Inputs, chosen, part);
            for (int a = 0; a < kept; a++)
            {
                _places[a] = a;
                _weights[a] = row[chosen[a]];
                _diagonal[a] = part[(a * kept) + a];
            }

            if (Cholesky.TryInvert(part, kept))
            {
                _left.Begin(_inverseOfKept, kept, _diagonal);
                return _weights.AsSpan(0, kept);
            }
        }

        for (int i = 0; i < Inputs; i++)
        {
            _weights[i] = row[i];
            _diagonal[i] = _hessian[(i * Inputs) + i];
        }

        _left.Begin(_inverse, Inputs, _diagonal);
        chosen.CopyTo(_places);
        foreach (int q in _removed.AsSpan(0, removed))
        {
            _weights[q] = 0;
            _left.Remove(q, _weights.AsSpan(0, Inputs));
        }

        return _weights.AsSpan(0, Inputs);
    }

    private int LeastOf(ReadOnlySpan<int> places, ReadOnlySpan<double> weights, out double loss)
    {
        int least = 0;
        loss = double.PositiveInfinity;
        for (int a = 0; a < places.Length; a++)
        {
            double weight = weights[places[a]];
            double own = weight * weight / (2 * _left[places[a]]);
            if (own < loss)
            {
                (loss, least) = (own, a);
            }
        }

        return least;
    }
}
