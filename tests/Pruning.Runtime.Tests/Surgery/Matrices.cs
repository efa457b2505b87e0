using System;
using CsCheck;

namespace Pruning.Runtime.Tests.Surgery;

/// <summary>Naive arithmetic of row-major matrices: the truth of the tests of surgery.</summary>
internal static class Matrices
{
    /// <summary>Numbers in [-1, 1] on a grid: without the tiny ones that a generator of doubles likes.</summary>
    public static Gen<double[]> Numbers(int count) => Gen.Int[-1000, 1000].Select(n => n / 1000.0).Array[count];

    /// <summary>Inputs of samples [samples, size] that span the space: far more samples than inputs.</summary>
    public static Gen<double[]> Samples(int size) => Numbers(((4 * size) + 8) * size);

    /// <summary>2 X Xᵀ, of samples one after the other.</summary>
    public static double[] Hessian(double[] samples, int size)
    {
        double[] hessian = new double[size * size];
        for (int first = 0; first < samples.Length; first += size)
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    hessian[(i * size) + j] += 2 * samples[first + i] * samples[first + j];
                }
            }
        }

        return hessian;
    }

    /// <summary>The inverse by elimination with row pivots (Gauss and Jordan).</summary>
    public static double[] Inverse(double[] matrix, int size)
    {
        double[] left = (double[])matrix.Clone();
        double[] right = Identity(size);
        for (int i = 0; i < size; i++)
        {
            int pivot = i;
            for (int k = i; k < size; k++)
            {
                pivot = Math.Abs(left[(k * size) + i]) > Math.Abs(left[(pivot * size) + i]) ? k : pivot;
            }

            double scale = 1 / left[(pivot * size) + i];
            for (int j = 0; j < size; j++)
            {
                (left[(i * size) + j], left[(pivot * size) + j]) = (left[(pivot * size) + j], left[(i * size) + j]);
                (right[(i * size) + j], right[(pivot * size) + j]) = (right[(pivot * size) + j], right[(i * size) + j]);
                left[(i * size) + j] *= scale;
                right[(i * size) + j] *= scale;
            }

            for (int k = 0; k < size; k++)
            {
                double factor = k == i ? 0 : left[(k * size) + i];
                for (int j = 0; j < size; j++)
                {
                    left[(k * size) + j] -= factor * left[(i * size) + j];
                    right[(k * size) + j] -= factor * right[(i * size) + j];
                }
            }
        }

        return right;
    }

    public static double[] Identity(int size)
    {
        double[] identity = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            identity[(i * size) + i] = 1;
        }

        return identity;
    }

    /// <summary>H x.</summary>
    public static double[] Apply(double[] matrix, double[] vector)
    {
        double[] product = new double[vector.Length];
        for (int i = 0; i < vector.Length; i++)
        {
            for (int j = 0; j < vector.Length; j++)
            {
                product[i] += matrix[(i * vector.Length) + j] * vector[j];
            }
        }

        return product;
    }

    /// <summary>½ (w - v)ᵀ H (w - v).</summary>
    public static double Loss(double[] hessian, double[] w, double[] v)
    {
        double[] difference = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            difference[i] = w[i] - v[i];
        }

        double[] product = Apply(hessian, difference);
        double loss = 0;
        for (int i = 0; i < w.Length; i++)
        {
            loss += 0.5 * difference[i] * product[i];
        }

        return loss;
    }

    /// <summary>Rows and columns of the matrix.</summary>
    public static double[] Part(double[] matrix, int size, int[] chosen)
    {
        double[] part = new double[chosen.Length * chosen.Length];
        for (int a = 0; a < chosen.Length; a++)
        {
            for (int b = 0; b < chosen.Length; b++)
            {
                part[(a * chosen.Length) + b] = matrix[(chosen[a] * size) + chosen[b]];
            }
        }

        return part;
    }

    /// <summary>The largest difference, as a fraction of the largest magnitude of what is expected.</summary>
    public static double Difference(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        double difference = expected.Length == actual.Length ? 0 : double.PositiveInfinity;
        double largest = 1e-300;
        for (int i = 0; i < Math.Min(expected.Length, actual.Length); i++)
        {
            largest = Math.Max(largest, Math.Abs(expected[i]));
            double own = Math.Abs(expected[i] - actual[i]);
            difference = own <= difference ? difference : own;
        }

        return difference / largest;
    }
}
