using System;
using CsCheck;
using Pruning.Runtime.Tests.Memory;
using Pruning.Surgery;
using Xunit;

namespace Pruning.Runtime.Tests.Surgery;

public sealed class CholeskyTests
{
    private static readonly Gen<(int Size, double[] Matrix)> Any =
        from size in Gen.Int[1, 40]
        from samples in Matrices.Samples(size)
        select (size, Matrices.Hessian(samples, size));

    [Fact]
    public void TryFactor_AnyMatrix_IsItsUpperFactorAndLeavesWhatIsBelow()
    {
        Any.Sample(
            given =>
            {
                double[] factor = (double[])given.Matrix.Clone();

                Assert.True(Cholesky.TryFactor(factor, given.Size));

                Assert.InRange(Matrices.Difference(given.Matrix, Square(factor, given.Size)), 0, 1e-13);
                for (int i = 1; i < given.Size; i++)
                {
                    Assert.Equal(given.Matrix[i * given.Size], factor[i * given.Size]);
                }
            },
            iter: 100);
    }

    [Fact]
    public void TryInvert_AnyMatrix_IsTheInverse()
    {
        Any.Sample(
            given =>
            {
                double[] inverse = (double[])given.Matrix.Clone();

                Assert.True(Cholesky.TryInvert(inverse, given.Size));

                Assert.InRange(
                    Matrices.Difference(Matrices.Inverse(given.Matrix, given.Size), inverse), 0, 1e-11);
            },
            iter: 100);
    }

    [Fact]
    public void TryFactorInverse_AnyMatrix_IsTheUpperFactorOfTheInverse()
    {
        Any.Sample(
            given =>
            {
                double[] factor = (double[])given.Matrix.Clone();

                Assert.True(Cholesky.TryFactorInverse(factor, given.Size));

                Assert.InRange(
                    Matrices.Difference(Matrices.Inverse(given.Matrix, given.Size), Square(factor, given.Size)),
                    0,
                    1e-11);
            },
            iter: 100);
    }

    [Fact]
    public void Solve_AnyMatrix_GivesBackTheRightSide()
    {
        (from given in Any
         from right in Matrices.Numbers(given.Size)
         select (given.Size, given.Matrix, Right: right)).Sample(
            given =>
            {
                double[] factor = (double[])given.Matrix.Clone();
                double[] x = (double[])given.Right.Clone();

                Assert.True(Cholesky.TryFactor(factor, given.Size));
                Cholesky.Solve(factor, given.Size, x);

                Assert.InRange(Matrices.Difference(given.Right, Matrices.Apply(given.Matrix, x)), 0, 1e-11);
            },
            iter: 100);
    }

    [Theory]
    [InlineData(1.0, 2.0, 1.0)]
    [InlineData(1.0, 1.0, 1.0)]
    [InlineData(0.0, 0.0, 1.0)]
    [InlineData(1.0, 0.0, -1.0)]
    [InlineData(1.0, double.NaN, 1.0)]
    [InlineData(double.PositiveInfinity, 0.0, 1.0)]
    public void Try_NotPositiveDefinite_IsFalse(double first, double second, double third)
    {
        double[] matrix = [first, second, second, third];

        Assert.False(Cholesky.TryFactor((double[])matrix.Clone(), 2));
        Assert.False(Cholesky.TryInvert((double[])matrix.Clone(), 2));
        Assert.False(Cholesky.TryFactorInverse((double[])matrix.Clone(), 2));
    }

    [Fact]
    public void TryFactor_TwiceTheSameInput_IsFalse()
    {
        Any.Where(given => given.Size > 1).Sample(
            given =>
            {
                double[] matrix = (double[])given.Matrix.Clone();
                int last = given.Size - 1;
                for (int i = 0; i < last; i++)
                {
                    matrix[(i * given.Size) + last] = matrix[i * given.Size];
                }

                matrix[^1] = matrix[0];

                Assert.False(Cholesky.TryFactor(matrix, given.Size));
            },
            iter: 100);
    }

    [Fact]
    public void Try_AnyOfThem_AllocatesNothing()
    {
        double[] matrix = Matrices.Identity(50);
        double[] vector = new double[50];

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            Cholesky.TryInvert(matrix, 50);
            Cholesky.TryFactorInverse(matrix, 50);
            Cholesky.Solve(matrix, 50, vector);
        }));
    }

    // Uᵀ U, of the upper triangle alone.
    private static double[] Square(double[] factor, int size)
    {
        double[] square = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                for (int k = 0; k <= Math.Min(i, j); k++)
                {
                    square[(i * size) + j] += factor[(k * size) + i] * factor[(k * size) + j];
                }
            }
        }

        return square;
    }
}
