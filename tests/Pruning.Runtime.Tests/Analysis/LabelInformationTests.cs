using System;
using System.Linq;
using Pruning.Analysis;
using Xunit;

namespace Pruning.Runtime.Tests.Analysis;

public sealed class LabelInformationTests
{
    private const int Bins = 16;

    // The entropy with Miller's correction, as the information has it.
    [Fact]
    public void Of_ACopyOfTheLabel_IsItsEntropy()
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, 2000).Select(_ => random.Next(10) * random.Next(2))];

        double information = Of([.. labels.Select(label => (double)label)], labels, 10);

        double entropy = labels.GroupBy(label => label)
            .Sum(group => -(double)group.Count() / labels.Length * Math.Log((double)group.Count() / labels.Length));
        int classes = labels.Distinct().Count();
        Assert.Equal(entropy + ((classes - 1) / (2.0 * labels.Length)), information, 1e-12);
    }

    // 2 N I of independent numbers is distributed as chi-squared with (bins - 1)(classes - 1) degrees of freedom.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_IndependentNumbers_IsZeroWithinThreeStandardErrors(bool areOftenZero)
    {
        const int Samples = 4000;
        const int Classes = 10;
        var random = new Random(2);
        double sum = 0;
        const int Units = 50;
        int[] labels = [.. Enumerable.Range(0, Samples).Select(_ => random.Next(Classes))];
        for (int unit = 0; unit < Units; unit++)
        {
            sum += Of(
                [.. labels.Select(_ => Math.Max(areOftenZero ? random.NextDouble() - 0.5 : random.NextDouble(), 0))],
                labels,
                Classes);
        }

        double error = Math.Sqrt(2 * (Bins - 1) * (Classes - 1)) / (2 * Samples) / Math.Sqrt(Units);
        Assert.InRange(sum / Units, -3 * error, 3 * error);
    }

    [Fact]
    public void Of_NumbersInAnyMonotoneScale_IsTheSame()
    {
        var random = new Random(3);
        int[] labels = [.. Enumerable.Range(0, 500).Select(_ => random.Next(4))];
        double[] values = [.. labels.Select(label => label + (3 * random.NextDouble()))];

        double information = Of(values, labels, 4);

        Assert.Equal(information, Of([.. values.Select(value => Math.Exp(value))], labels, 4), 1e-12);
        Assert.Equal(information, Of([.. values.Select(value => -7 + (1e-3 * value))], labels, 4), 1e-12);
        Assert.InRange(information, 0.2, Math.Log(4));
    }

    [Fact]
    public void Of_NumbersThatSayWhichHalf_IsOneBit()
    {
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i % 4)];
        double[] values = [.. labels.Select(label => label < 2 ? 0.0 : 5)];

        Assert.Equal(Math.Log(2), Of(values, labels, 4), 1e-3);
    }

    private static double Of(double[] values, int[] labels, int classes) => LabelInformation.Of(
        values, labels, classes, Bins, new double[values.Length], new int[Bins * classes]);
}
