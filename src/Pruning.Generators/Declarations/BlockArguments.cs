using System;
using System.Collections.Generic;
using System.Linq;

namespace Pruning.Generators.Declarations;

/// <summary>
/// What numbers in a block mean. From <see cref="LeastMultiple"/> on a size is a multiple of the width that the block
/// is repeated with, in units of 1 / <see cref="Width"/>: 4 * Block.Width and Block.Width / 4 are constants so.
/// </summary>
internal static class BlockArguments
{
    /// <summary>Block.Width: the width itself.</summary>
    public const int Width = 1 << 24;

    /// <summary>Block.Stride.</summary>
    public const int Stride = int.MinValue;

    /// <summary>The least number that is a multiple of the width, a 256th of it.</summary>
    public const int LeastMultiple = 1 << 16;

    // Integer division cuts Block.Width / 3 off. A fraction that is not whole is further from it, by a 256th or more.
    private const int Tolerance = Width / 512;

    public static bool UsesWidth(OperatorDeclaration operation)
    {
        return Sizes(operation).Any(size => size.Value >= LeastMultiple);
    }

    public static bool UsesStride(OperatorDeclaration operation)
    {
        return operation is OperatorDeclaration.Conv2D { Stride: Stride }
            or OperatorDeclaration.MaxPool { Stride: Stride }
            or OperatorDeclaration.AveragePool { Stride: Stride };
    }

    /// <summary>The sizes that are no whole number at this width, with what they are.</summary>
    public static IEnumerable<(string Name, double Value)> Fractions(OperatorDeclaration operation, int width)
    {
        foreach ((string name, int value) in Sizes(operation))
        {
            long distance = ((long)value * width) - ((long)Size(value, width) * Width);
            if (value >= LeastMultiple && Math.Abs(distance) > Tolerance)
            {
                yield return (name, (double)value * width / Width);
            }
        }
    }

    /// <summary>The operator with numbers in place of multiples of the width and of the stride.</summary>
    public static OperatorDeclaration Resolve(OperatorDeclaration operation, int width, int stride)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense => dense with { Units = Size(dense.Units, width) },
            OperatorDeclaration.Conv2D conv => conv with
            {
                Filters = Size(conv.Filters, width),
                Kernel = Size(conv.Kernel, width),
                Stride = conv.Stride == Stride ? stride : conv.Stride,
                Padding = Size(conv.Padding, width),
                Groups = Size(conv.Groups, width),
            },
            OperatorDeclaration.MaxPool pool => pool with
            {
                Kernel = Size(pool.Kernel, width),
                Stride = pool.Stride == Stride ? stride : pool.Stride,
                Padding = Size(pool.Padding, width),
            },
            OperatorDeclaration.AveragePool pool => pool with
            {
                Kernel = Size(pool.Kernel, width),
                Stride = pool.Stride == Stride ? stride : pool.Stride,
                Padding = Size(pool.Padding, width),
            },
            _ => operation,
        };
    }

    private static IEnumerable<(string Name, int Value)> Sizes(OperatorDeclaration operation)
    {
        return operation switch
        {
            OperatorDeclaration.Dense dense => [("Units", dense.Units)],
            OperatorDeclaration.Conv2D conv =>
            [
                ("Filters", conv.Filters), ("Kernel", conv.Kernel), ("Padding", conv.Padding), ("Groups", conv.Groups),
            ],
            OperatorDeclaration.MaxPool pool => [("Kernel", pool.Kernel), ("Padding", pool.Padding)],
            OperatorDeclaration.AveragePool pool => [("Kernel", pool.Kernel), ("Padding", pool.Padding)],
            _ => [],
        };
    }

    private static int Size(int value, int width)
    {
        return value < LeastMultiple ? value : (int)(((long)value * width + (Width / 2)) / Width);
    }
}
