using System;
using System.Numerics;

namespace Pruning.Masks;

/// <summary>
/// Removes exactly the weights with the lowest scores. In: scores, masks and the layers that are compared with each
/// other. Out: the same masks with more weights removed. Afterwards the number of removed weights is the requested one,
/// or the collapse rule has forbidden the rest.
/// </summary>
/// <remarks>
/// The order of removal is (score, layer, index), all ascending, so ties go to the lower index. The time is linear
/// in the number of weights (under <see cref="Collapse.Floor"/> once more for each time that a layer is cut), and
/// nothing is allocated after construction. An instance serves one thread at a time.
/// </remarks>
public sealed class MaskSelection
{
    private readonly RadixSelect _select = new();
    private readonly int[] _kept;       // weights that the layer has now
    private readonly int[] _allowed;    // how many of them the collapse rule lets go
    private readonly bool[] _closed;    // cut at its floor: its limit is final
    private readonly uint[] _limit;     // the layer loses every key below this,
    private readonly int[] _ties;       // and so many, from the lowest index, of those with exactly this key,
    private readonly int[] _loss;       // which makes so many

    /// <summary>Sets the buffers up.</summary>
    /// <param name="maximumLayers">The largest number of layers that will be compared with each other.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumLayers"/> is less than 1.</exception>
    public MaskSelection(int maximumLayers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumLayers);
        _kept = new int[maximumLayers];
        _allowed = new int[maximumLayers];
        _closed = new bool[maximumLayers];
        _limit = new uint[maximumLayers];
        _ties = new int[maximumLayers];
        _loss = new int[maximumLayers];
    }

    /// <summary>
    /// Brings the number of removed weights of these layers together to <paramref name="removedTotal"/> by removing
    /// those with the lowest (score, layer, index). Weights that are removed already count as removed and are never
    /// candidates, whatever their score. Where so many are removed already, nothing happens.
    /// </summary>
    /// <param name="scores">The scores; -0 equals +0, and infinities are allowed.</param>
    /// <param name="masks">The masks, 1 = kept; changed in place.</param>
    /// <param name="layers">The layers that are compared with each other; they do not overlap.</param>
    /// <param name="removedTotal">How many weights of these layers shall be removed, earlier removals included.</param>
    /// <param name="collapse">What happens to a layer that would fall below <paramref name="minimumKept"/>.</param>
    /// <param name="minimumKept">The number of weights that a layer keeps under <see cref="Collapse.Floor"/> (or
    /// what it has now, if that is less) and <see cref="Collapse.Stop"/>.</param>
    /// <returns>How many are removed now, and which layer the collapse rule acted on.</returns>
    /// <exception cref="ArgumentException">The score of a kept weight is NaN, or a layer does not lie inside the
    /// spans; the masks are unchanged.</exception>
    public RemovalResult Remove(
        ReadOnlySpan<float> scores,
        Span<uint> masks,
        ReadOnlySpan<LayerRange> layers,
        int removedTotal,
        Collapse collapse,
        int minimumKept)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layers.Length, _kept.Length, nameof(layers));
        ArgumentOutOfRangeException.ThrowIfNegative(removedTotal);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumKept);
        SelectionInput.RequireRanges(scores, masks, layers);
        int candidates = Measure(masks, layers, collapse == Collapse.Allow ? 0 : minimumKept, out int removed);
        if (removed >= removedTotal)
        {
            return new RemovalResult(removed, removedTotal, -1);
        }

        SelectionInput.RequireNumbers(scores, masks, layers);
        int budget = removedTotal - removed;
        Spread(scores, masks, layers, Math.Min(budget, candidates));
        int acted = collapse switch
        {
            Collapse.Floor => CutAtFloors(scores, masks, layers, budget),
            Collapse.Stop => StopBeforeFirst(scores, masks, layers),
            Collapse.Allow => -1,
            _ => throw new ArgumentOutOfRangeException(nameof(collapse), collapse, "Not a collapse rule."),
        };
        for (int i = 0; i < layers.Length; i++)
        {
            CarryOut(scores, masks, layers[i], _limit[i], _ties[i]);
            removed += _loss[i];
        }

        return new RemovalResult(removed, removedTotal, acted);
    }

    private int Measure(ReadOnlySpan<uint> masks, ReadOnlySpan<LayerRange> layers, int minimumKept, out int removed)
    {
        int kept = 0;
        removed = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            _kept[i] = MaskBits.CountKept(SelectionInput.MaskOf(masks, layers[i]));
            _allowed[i] = Math.Max(0, _kept[i] - minimumKept);
            _closed[i] = false;
            kept += _kept[i];
            removed += layers[i].Count - _kept[i];
        }

        return kept;
    }

    // Takes the lowest `budget` weights of the open layers together, and notes what each of them loses.
    private void Spread(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> masks, ReadOnlySpan<LayerRange> layers, int budget)
    {
        int below = 0;
        uint limit = budget == 0 ? 0 : _select.Find(scores, masks, layers, _closed, budget - 1, out below);
        int ties = budget - below;
        for (int i = 0; i < layers.Length; i++)
        {
            if (!_closed[i])
            {
                _limit[i] = limit;
                int lower = Compare(scores, masks, layers[i], limit, out int equal);
                _ties[i] = Math.Min(ties, equal);
                _loss[i] = lower + _ties[i];
                ties -= _ties[i];
            }
        }
    }

    // A layer that is cut stays cut: what it does not give is taken elsewhere, and that only raises the limit.
    private int CutAtFloors(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> masks, ReadOnlySpan<LayerRange> layers, int budget)
    {
        int first = int.MaxValue;
        while (true)
        {
            bool cut = false;
            int open = 0;
            for (int i = 0; i < layers.Length; i++)
            {
                if (!_closed[i] && _loss[i] > _allowed[i])
                {
                    CutToAllowed(scores, masks, layers, i);
                    _closed[i] = true;
                    budget -= _allowed[i];
                    first = Math.Min(first, i);
                    cut = true;
                }

                open += _closed[i] ? 0 : _kept[i];
            }

            if (!cut)
            {
                return first == int.MaxValue ? -1 : first;
            }

            Spread(scores, masks, layers, Math.Min(budget, open));
        }
    }

    // The removal ends before the lowest of the weights that their layers cannot give.
    private int StopBeforeFirst(ReadOnlySpan<float> scores, ReadOnlySpan<uint> masks, ReadOnlySpan<LayerRange> layers)
    {
        int stop = -1;
        uint limit = uint.MaxValue;
        int ties = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            if (_loss[i] > _allowed[i])
            {
                uint key = FindIn(scores, masks, layers, i, _allowed[i], out int below);
                if (key < limit)
                {
                    (stop, limit, ties) = (i, key, _allowed[i] - below);
                }
            }
        }

        for (int i = 0; stop >= 0 && i < layers.Length; i++)
        {
            _limit[i] = limit;
            int lower = Compare(scores, masks, layers[i], limit, out int equal);
            _ties[i] = i < stop ? equal : i == stop ? ties : 0;
            _loss[i] = lower + _ties[i];
        }

        return stop;
    }

    private void CutToAllowed(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> masks, ReadOnlySpan<LayerRange> layers, int layer)
    {
        int allowed = _allowed[layer];
        int below = 0;
        _limit[layer] = allowed == 0 ? 0 : FindIn(scores, masks, layers, layer, allowed - 1, out below);
        _ties[layer] = allowed - below;
        _loss[layer] = allowed;
    }

    private uint FindIn(
        ReadOnlySpan<float> scores,
        ReadOnlySpan<uint> masks,
        ReadOnlySpan<LayerRange> layers,
        int layer,
        int rank,
        out int below) =>
        _select.Find(scores, masks, layers.Slice(layer, 1), _closed.AsSpan(layer, 1), rank, out below);

    // How many kept weights of the layer have a key below the limit, and how many exactly the limit.
    private static int Compare(
        ReadOnlySpan<float> scores, ReadOnlySpan<uint> masks, LayerRange layer, uint limit, out int equal)
    {
        ReadOnlySpan<float> own = scores.Slice(layer.Weights, layer.Count);
        ReadOnlySpan<uint> mask = SelectionInput.MaskOf(masks, layer);
        int below = 0;
        equal = 0;
        for (int w = 0; w < mask.Length; w++)
        {
            for (uint rest = mask[w]; rest != 0; rest &= rest - 1)
            {
                uint key = ScoreKey.Of(own[(w * MaskBits.WordBits) + BitOperations.TrailingZeroCount(rest)]);
                below += key < limit ? 1 : 0;
                equal += key == limit ? 1 : 0;
            }
        }

        return below;
    }

    private static void CarryOut(ReadOnlySpan<float> scores, Span<uint> masks, LayerRange layer, uint limit, int ties)
    {
        ReadOnlySpan<float> own = scores.Slice(layer.Weights, layer.Count);
        Span<uint> mask = masks.Slice(layer.MaskWord, MaskBits.WordsFor(layer.Count));
        for (int w = 0; w < mask.Length; w++)
        {
            uint gone = 0;
            for (uint rest = mask[w]; rest != 0; rest &= rest - 1)
            {
                uint key = ScoreKey.Of(own[(w * MaskBits.WordBits) + BitOperations.TrailingZeroCount(rest)]);
                if (key < limit || (key == limit && ties-- > 0))
                {
                    gone |= rest & (0 - rest);
                }
            }

            mask[w] &= ~gone;
        }
    }
}
