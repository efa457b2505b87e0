using System;
using System.Numerics.Tensors;
using Pruning.Masks;
using Pruning.Randomness;

namespace Pruning.Regrowing;

/// <summary>
/// Which weights of a layer go, and which come back. Masks change and nothing else. Ties go to the lower index, in both
/// directions; nothing is allocated after construction.
/// </summary>
/// <param name="largest">The number of weights of the largest layer.</param>
internal sealed class WeightExchange(int largest)
{
    private readonly MaskSelection _selection = new(1);
    private readonly float[] _scores = new float[largest];
    private readonly uint[] _absent = new uint[MaskBits.WordsFor(largest)];

    /// <summary>Removes the kept weights of least magnitude.</summary>
    /// <param name="weights">The weights; numbers.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="count">How many; not more than are kept.</param>
    public void Drop(ReadOnlySpan<float> weights, Span<uint> mask, int count)
    {
        Span<float> scores = _scores.AsSpan(0, weights.Length);
        TensorPrimitives.Abs(weights, scores);
        RemoveLowest(scores, mask, count);
    }

    /// <summary>Brings back those of the removed weights that have the largest values by magnitude.</summary>
    /// <param name="values">What they are judged by: gradients or momentum; numbers.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="count">How many; not more than are removed.</param>
    public void GrowLargest(ReadOnlySpan<float> values, Span<uint> mask, int count)
    {
        if (count == 0)
        {
            return;
        }

        Span<float> scores = _scores.AsSpan(0, values.Length);
        TensorPrimitives.Abs(values, scores);
        Span<uint> absent = _absent.AsSpan(0, mask.Length);
        Complement(mask, absent, values.Length);

        // As many removed weights as are wanted reach the bound, so no other is among the largest.
        MaskBits.Apply(absent, scores);
        MagnitudeBound.Restrict(scores, MagnitudeBound.Find(scores, count), absent);
        TensorPrimitives.BitwiseOr<uint>(mask, absent, mask);
        TensorPrimitives.Negate(scores, scores);
        RemoveLowest(scores, absent, count);

        // What the selection has left over stays removed.
        TensorPrimitives.Xor<uint>(mask, absent, mask);
    }

    /// <summary>Brings back removed weights, each set of so many as likely as every other.</summary>
    /// <param name="random">What is drawn from: one number for each removed weight, or a few more.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="weights">Weights of the layer.</param>
    /// <param name="count">How many; not more than are removed.</param>
    public void GrowRandom(ref RandomStream random, Span<uint> mask, int weights, int count)
    {
        Span<uint> absent = _absent.AsSpan(0, MaskBits.WordsFor(weights));
        Complement(mask, absent, weights);
        int left = MaskBits.CountKept(absent);

        // One after the other, each with the chance that so many of those that are left are still wanted (Knuth, The
        // Art of Computer Programming, algorithm S).
        foreach (int weight in new KeptIndices(absent))
        {
            if (count == 0)
            {
                return;
            }

            if (random.NextInt32(left) < count)
            {
                MaskBits.Restore(mask, weight);
                count--;
            }

            left--;
        }
    }

    private void RemoveLowest(ReadOnlySpan<float> scores, Span<uint> mask, int count)
    {
        int removed = scores.Length - MaskBits.CountKept(mask);
        var range = new LayerRange(0, 0, scores.Length);
        _selection.Remove(scores, mask, new ReadOnlySpan<LayerRange>(in range), removed + count, Collapse.Allow, 0);
    }

    private static void Complement(ReadOnlySpan<uint> mask, Span<uint> other, int weights)
    {
        TensorPrimitives.OnesComplement(mask, other);
        if (other.Length > 0)
        {
            other[^1] &= MaskBits.TailBits(weights);
        }
    }
}
