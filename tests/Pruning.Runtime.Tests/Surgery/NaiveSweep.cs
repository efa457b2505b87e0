using System;
using System.Collections.Generic;
using System.Linq;

namespace Pruning.Runtime.Tests.Surgery;

/// <summary>The sweep as the formulas say it, with the inverse of what is not settled yet, downdated column by
/// column.</summary>
internal static class NaiveSweep
{
    /// <summary>Removes of each block of columns so many, over all rows.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="blocks">By their first column: the column behind the last, and how many go.</param>
    public static (double[] Weights, bool[] IsKept) Remove(
        SweepCase layer, IReadOnlyDictionary<int, (int End, int Count)> blocks)
    {
        return Run(layer, (j, candidates) => !blocks.TryGetValue(j, out (int End, int Count) block)
            ? []
            : candidates.Where(i => i % layer.Columns < block.End).Take(block.Count));
    }

    /// <summary>Keeps at most N of every M weights of each row.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="kept">N.</param>
    /// <param name="of">M.</param>
    public static (double[] Weights, bool[] IsKept) Keep(SweepCase layer, int kept, int of)
    {
        return Run(layer, (j, candidates) => j % of != 0
            ? []
            : candidates.Where(i => i % layer.Columns < j + of)
                .GroupBy(i => i / layer.Columns)
                .SelectMany(row => row.SkipLast(kept)));
    }

    // At each column the rule says which weights go, of all that are not settled, in the order of their scores.
    private static (double[] Weights, bool[] IsKept) Run(
        SweepCase layer, Func<int, IEnumerable<int>, IEnumerable<int>> rule)
    {
        int columns = layer.Columns;
        double[] weights = (double[])layer.Weights.Clone();
        bool[] isKept = (bool[])layer.IsKept.Clone();
        double[][] inverses = Inverses(layer.Hessian, columns);
        for (int j = 0; j < columns; j++)
        {
            // Of a column as if all before it were settled.
            double ScoreOf(int i) =>
                weights[i] * weights[i] / inverses[i % columns][(i % columns * columns) + (i % columns)];

            IEnumerable<int> candidates = Enumerable.Range(0, weights.Length)
                .Where(i => i % columns >= j && isKept[i])
                .OrderBy(ScoreOf)
                .ThenBy(i => i);
            foreach (int i in rule(j, candidates).ToArray())
            {
                isKept[i] = false;
            }

            for (int i = j; i < weights.Length; i += columns)
            {
                if (!isKept[i])
                {
                    double error = weights[i] / inverses[j][(j * columns) + j];
                    for (int k = j; k < columns; k++)
                    {
                        weights[i - j + k] -= error * inverses[j][(j * columns) + k];
                    }

                    weights[i] = 0;
                }
            }
        }

        return (weights, isKept);
    }

    // [j]: the inverse of H without the columns before j, in its own rows and columns.
    private static double[][] Inverses(double[] hessian, int columns)
    {
        double[][] inverses = new double[columns][];
        for (int j = 0; j < columns; j++)
        {
            int[] left = [.. Enumerable.Range(j, columns - j)];
            double[] inverse = Matrices.Inverse(Matrices.Part(hessian, columns, left), left.Length);
            inverses[j] = new double[columns * columns];
            for (int a = 0; a < left.Length; a++)
            {
                for (int b = 0; b < left.Length; b++)
                {
                    inverses[j][(left[a] * columns) + left[b]] = inverse[(a * left.Length) + b];
                }
            }
        }

        return inverses;
    }
}
