using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Pruning.Masks;

namespace Pruning.Runtime.Tests.Surgery;

/// <summary>A row of a layer at the minimum of a quadratic loss, with some weights removed already; its mask begins at
/// any bit.</summary>
internal sealed record QuadraticRow(double[] Hessian, double[] Weights, bool[] IsKept, int First)
{
    /// <summary>Any row, as it is after an earlier removal: at the minimum that was left.</summary>
    public static readonly Gen<QuadraticRow> Any =
        from size in Gen.Int[1, 12]
        from samples in Matrices.Samples(size)
        from weights in Matrices.Numbers(size)
        from keptOfTen in Gen.Int[1, 10]
        from kept in Gen.Int[0, 9].Array[size]
        from first in Gen.Int[0, 40]
        select Create(
            WellConditioned(Matrices.Hessian(samples, size), size),
            weights,
            Array.ConvertAll(kept, k => k < keptOfTen),
            first);

    public int Size => Weights.Length;

    public int[] Kept => [.. Enumerable.Range(0, Size).Where(i => IsKept[i])];

    /// <summary>The mask of the layer, from which some weights of this row are gone as well.</summary>
    public uint[] MaskWithout(IEnumerable<int> removed)
    {
        uint[] mask = new uint[MaskBits.WordsFor(First + Size)];
        foreach (int i in Kept.Except(removed))
        {
            MaskBits.Restore(mask, First + i);
        }

        return mask;
    }

    /// <summary>The minimum where nothing but the chosen weights differs from 0, and what it costs against the row:
    /// dw_K = H_KK⁻¹ H_KQ w_Q.</summary>
    public (double[] Weights, double Loss) MinimumOf(int[] chosen)
    {
        double[] without = (double[])Weights.Clone();
        foreach (int i in chosen)
        {
            without[i] = 0;
        }

        double[] right = Matrices.Apply(Hessian, without);
        double[] moves = Matrices.Apply(
            Matrices.Inverse(Matrices.Part(Hessian, Size, chosen), chosen.Length), [.. chosen.Select(i => right[i])]);
        double[] weights = new double[Size];
        for (int a = 0; a < chosen.Length; a++)
        {
            weights[chosen[a]] = Weights[chosen[a]] + moves[a];
        }

        return (weights, Matrices.Loss(Hessian, weights, Weights));
    }

    // With one more sample along each axis: samples may lie almost in a plane, and then no digits are left to compare.
    private static double[] WellConditioned(double[] hessian, int size) =>
        [.. hessian.Zip(Matrices.Identity(size), (element, one) => element + (2 * one))];

    private static QuadraticRow Create(double[] hessian, double[] weights, bool[] isKept, int first)
    {
        var dense = new QuadraticRow(hessian, weights, isKept, first);
        return dense with { Weights = dense.MinimumOf(dense.Kept).Weights };
    }
}
