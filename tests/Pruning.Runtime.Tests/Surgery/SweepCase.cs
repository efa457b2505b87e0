using System;
using System.Linq;
using CsCheck;
using Pruning.Masks;

namespace Pruning.Runtime.Tests.Surgery;

/// <summary>A layer to sweep over, with some weights removed already; its mask begins at any bit.</summary>
internal sealed record SweepCase(double[] Hessian, double[] Weights, bool[] IsKept, int Columns, int First)
{
    public int Rows => Weights.Length / Columns;

    public int Removed => IsKept.Count(kept => !kept);

    public uint[] Mask
    {
        get
        {
            uint[] mask = new uint[MaskBits.WordsFor(First + IsKept.Length)];
            for (int i = 0; i < IsKept.Length; i++)
            {
                if (IsKept[i])
                {
                    MaskBits.Restore(mask, First + i);
                }
            }

            return mask;
        }
    }

    /// <summary>Any layer whose number of columns is a multiple.</summary>
    public static Gen<SweepCase> Any(int multiple) =>
        from rows in Gen.Int[1, 5]
        from multiples in Gen.Int[1, 16 / multiple]
        let columns = multiples * multiple
        from samples in Matrices.Samples(columns)
        from weights in Matrices.Numbers(rows * columns)
        from keptOfTen in Gen.Int[3, 10]
        from kept in Gen.Int[0, 9].Array[rows * columns]
        from first in Gen.Int[0, 40]
        let isKept = Array.ConvertAll(kept, k => k < keptOfTen)
        select new SweepCase(
            Matrices.Hessian(samples, columns),
            [.. weights.Select((w, i) => isKept[i] ? w : 0)],
            isKept,
            columns,
            first);

    /// <summary>The bits of the mask that belong to the layer.</summary>
    public bool[] KeptIn(uint[] mask) =>
        [.. Enumerable.Range(0, Weights.Length).Select(i => MaskBits.IsKept(mask, First + i))];

    /// <summary>½ of the squared error of the outputs, against the weights as they are.</summary>
    public double ErrorOf(double[] weights) => Enumerable.Range(0, Rows).Sum(row => Matrices.Loss(
        Hessian,
        weights[(row * Columns)..((row + 1) * Columns)],
        Weights[(row * Columns)..((row + 1) * Columns)]));
}
