using System;
using System.Linq;
using CsCheck;
using Pruning.Reference.Operators;
using Xunit;

namespace Pruning.Generators.Tests.Gradients;

/// <summary>
/// The rules of the operators on images, each alone: L = Σ dy · y for a random dy. The cases hold the odd sizes, the
/// random ones what nobody thought of.
/// </summary>
public sealed class ImageOperatorGradientTests
{
    private static readonly Gen<double> Smooth = Gen.Double[-3, 3];

    // Samples, channels, height, width, kernel, stride, padding.
    private static readonly Gen<Windows> AnyWindows = Gen.Select(
        Gen.Int[1, 2], Gen.Int[1, 4], Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[1, 5], Gen.Int[1, 3], Gen.Int[0, 4],
        (n, c, h, w, kernel, stride, padding) => new Windows(n, c, h, w, kernel, stride, padding))
        .Where(windows => windows.Padding < windows.Kernel
            && windows.Kernel <= Math.Min(windows.Height, windows.Width) + (2 * windows.Padding));

    // Windows of pools reach outside by half of the kernel at most.
    private static readonly Gen<Windows> PoolWindows =
        AnyWindows.Where(windows => windows.Padding <= windows.Kernel / 2);

    [Theory]
    [InlineData(1, 1, 1, 1, 1, 1, 1, 0, 1)] // one pixel, one tap
    [InlineData(2, 1, 1, 1, 2, 3, 1, 1, 1)] // one pixel amid padding
    [InlineData(2, 3, 1, 1, 2, 5, 1, 4, 1)] // padding beyond the image
    [InlineData(2, 3, 5, 7, 4, 3, 1, 1, 1)]
    [InlineData(2, 3, 5, 7, 4, 3, 2, 1, 1)]
    [InlineData(1, 3, 5, 7, 2, 5, 2, 4, 1)]
    [InlineData(1, 2, 5, 7, 3, 4, 3, 0, 1)] // rows and columns that no window reads
    [InlineData(1, 17, 2, 3, 3, 3, 1, 1, 1)]
    [InlineData(1, 3, 2, 3, 17, 3, 1, 1, 1)]
    [InlineData(2, 17, 3, 2, 17, 3, 2, 1, 17)] // depthwise
    [InlineData(2, 3, 5, 7, 6, 3, 1, 1, 3)] // depthwise, two filters to a channel
    [InlineData(2, 6, 3, 2, 4, 2, 1, 0, 2)]
    [InlineData(1, 4, 5, 7, 2, 1, 2, 0, 2)]
    public void Conv2D_OddSizes_GradientsMatchDifferences(
        int samples, int channels, int height, int width, int filters, int kernel, int stride, int padding, int groups)
    {
        Windows windows = new(samples, channels, height, width, kernel, stride, padding);
        Convolution(windows, filters, groups).Sample(CheckConvolution, iter: 2);
    }

    [Fact]
    public void Conv2D_RandomSizes_GradientsMatchDifferences()
    {
        Gen.Select(AnyWindows, Gen.Int[1, 3], Gen.Bool)
            .SelectMany((windows, perGroup, grouped) =>
            {
                int groups = grouped ? windows.Channels : 1;
                return Convolution(windows, perGroup * groups, groups);
            })
            .Sample(CheckConvolution, iter: 60);
    }

    [Fact]
    public void BatchNorm_RandomSizes_GradientsMatchDifferences()
    {
        // An epsilon of some size, so that a measurement is a small part of the deviation even where values are equal.
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 6], Gen.Double[0.01, 1])
            .SelectMany((samples, channels, pixels, epsilon) => Gen.Select(
                Smooth.Array[samples * channels * pixels],
                Smooth.Array[channels],
                Smooth.Array[channels],
                Smooth.Array[samples * channels * pixels],
                (x, scale, shift, dy) => (channels, pixels, epsilon, x, scale, shift, dy)))
            .Sample(t => CheckNormalization(t.x, t.scale, t.shift, t.dy, t.epsilon, t.pixels), iter: 200);
    }

    [Fact]
    public void BatchNorm_UsualEpsilon_GradientsMatchDifferences()
    {
        CheckNormalization([1, 2, -1, 0.5, 3, 4, 2, 1], [1.5, -2], [0.5, 0], [1, 2, -3, 1, 0.5, 2, 1, 1], 1e-5, 2);
    }

    [Fact]
    public void MaxPool_DistinctValues_GradientMatchesDifferences()
    {
        PoolWindows.SelectMany(windows =>
        {
            int values = windows.Samples * windows.Channels * windows.Pixels;
            return Gen.Select(
                Gen.Shuffle(Enumerable.Range(0, values).Select(i => (0.1 * i) - 3).ToArray()),
                Smooth.Array[windows.Samples * windows.Channels * windows.Rows * windows.Columns],
                (x, dy) => (windows, x, dy));
        }).Sample(t => CentralDifference.Check(
            "x",
            () => Dot(t.dy, MaxPoolReference.Forward(t.x, t.windows)),
            t.x,
            MaxPoolReference.InputGradient(t.dy, t.x, t.windows)), iter: 100);
    }

    [Fact]
    public void AveragePool_RandomSizes_GradientMatchesDifferences()
    {
        PoolWindows.SelectMany(windows => Gen.Select(
            Smooth.Array[windows.Samples * windows.Channels * windows.Pixels],
            Smooth.Array[windows.Samples * windows.Channels * windows.Rows * windows.Columns],
            (x, dy) => (windows, x, dy)))
            .Sample(t => CentralDifference.Check(
                "x",
                () => Dot(t.dy, AveragePoolReference.Forward(t.x, t.windows)),
                t.x,
                AveragePoolReference.InputGradient(t.dy, t.windows)), iter: 100);
    }

    [Fact]
    public void GlobalAveragePool_RandomSizes_GradientMatchesDifferences()
    {
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 9]).SelectMany((images, pixels) => Gen.Select(
            Smooth.Array[images * pixels], Smooth.Array[images], (x, dy) => (pixels, x, dy)))
            .Sample(t => CentralDifference.Check(
                "x",
                () => Dot(t.dy, GlobalAveragePoolReference.Forward(t.x, t.pixels)),
                t.x,
                GlobalAveragePoolReference.InputGradient(t.dy, t.pixels)), iter: 100);
    }

    [Fact]
    public void Subsample_RandomSizes_GradientMatchesDifferences()
    {
        Gen.Select(
            Gen.Int[1, 2], Gen.Int[1, 3], Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[1, 3],
            (n, c, h, w, stride) => new Windows(n, c, h, w, 1, stride))
            .SelectMany(windows => Gen.Int[windows.Channels, 5].SelectMany(outputs => Gen.Select(
                Smooth.Array[windows.Samples * windows.Channels * windows.Pixels],
                Smooth.Array[windows.Samples * outputs * windows.Rows * windows.Columns],
                (x, dy) => (windows, outputs, x, dy))))
            .Sample(t => CentralDifference.Check(
                "x",
                () => Dot(t.dy, SubsampleReference.Forward(t.x, t.windows, t.outputs)),
                t.x,
                SubsampleReference.InputGradient(t.dy, t.windows, t.outputs)), iter: 100);
    }

    [Fact]
    public void Joins_RandomSizes_GradientsMatchDifferences()
    {
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 5], Gen.Int[1, 5]).SelectMany((samples, first, second) => Gen.Select(
            Smooth.Array[samples * first],
            Smooth.Array[samples * second],
            Smooth.Array[samples * (first + second)],
            (a, b, dy) => (samples, first, second, a, b, dy)))
            .Sample(t =>
            {
                double Concat() => Dot(t.dy, ConcatReference.Forward([t.a, t.b], t.samples));
                var gradients = ConcatReference.InputGradients(t.dy, [t.first, t.second], t.samples);
                CentralDifference.Check("a", Concat, t.a, gradients[0]);
                CentralDifference.Check("b", Concat, t.b, gradients[1]);

                double[] dy = t.dy[..t.a.Length];
                CentralDifference.Check(
                    "a", () => Dot(dy, AddReference.Forward([t.a, t.a])), t.a, [.. dy.Select(value => 2 * value)]);
                CentralDifference.Check(
                    "a", () => Dot(dy, AddReference.Forward([t.a, dy])), t.a, AddReference.InputGradient(dy));
            }, iter: 100);
    }

    private static Gen<(Windows Windows, int Filters, int Groups, double[] X, double[] W, double[] B, double[] Dy)>
        Convolution(Windows windows, int filters, int groups)
    {
        int taps = windows.Kernel * windows.Kernel;
        return Gen.Select(
            Smooth.Array[windows.Samples * windows.Channels * windows.Pixels],
            Smooth.Array[filters * windows.Channels / groups * taps],
            Smooth.Array[filters],
            Smooth.Array[windows.Samples * filters * windows.Rows * windows.Columns],
            (x, w, b, dy) => (windows, filters, groups, x, w, b, dy));
    }

    private static void CheckConvolution(
        (Windows Windows, int Filters, int Groups, double[] X, double[] W, double[] B, double[] Dy) t)
    {
        double Loss() => Dot(t.Dy, Conv2DReference.Forward(t.X, t.W, t.B, t.Windows, t.Filters, t.Groups));

        CentralDifference.Check(
            "x", Loss, t.X, Conv2DReference.InputGradient(t.Dy, t.W, t.Windows, t.Filters, t.Groups));
        CentralDifference.Check(
            "w", Loss, t.W, Conv2DReference.WeightGradient(t.Dy, t.X, t.Windows, t.Filters, t.Groups));
        CentralDifference.Check(
            "b", Loss, t.B, Conv2DReference.BiasGradient(t.Dy, t.Filters, t.Windows.Rows * t.Windows.Columns));
    }

    private static void CheckNormalization(
        double[] x, double[] scale, double[] shift, double[] dy, double epsilon, int pixels)
    {
        int channels = scale.Length;
        double Loss() => Dot(dy, BatchNormReference.Forward(
            x,
            BatchNormReference.Mean(x, channels, pixels),
            BatchNormReference.Variance(x, channels, pixels),
            scale,
            shift,
            epsilon,
            pixels));

        CentralDifference.Check("x", Loss, x, BatchNormReference.InputGradient(dy, x, scale, epsilon, pixels));
        CentralDifference.Check(
            "scale", Loss, scale, BatchNormReference.ScaleGradient(dy, x, epsilon, channels, pixels));
        CentralDifference.Check("shift", Loss, shift, BatchNormReference.ShiftGradient(dy, channels, pixels));
    }

    private static double Dot(double[] left, double[] right)
    {
        Assert.Equal(left.Length, right.Length);
        return left.Zip(right, (a, b) => a * b).Sum();
    }
}
