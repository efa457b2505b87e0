using System;
using System.Globalization;
using Pruning.Reporting;
using Pruning.Sparse;
using Xunit;

namespace Pruning.Runtime.Tests.Reporting;

public sealed class NetworkReportTests
{
    private static readonly NetworkReport Report = new(
        "LeNet300",
        [
            new LayerReport("Hidden1", "[300, 784]", 235_200, 11_760, 235_200, 11_760, Prunable: true)
            {
                Kernels =
                [
                    new KernelReport(SparseDirections.Forward, true, 6.9444),
                    new KernelReport(SparseDirections.WeightGradient, true, 4),
                    new KernelReport(SparseDirections.Prediction, false, 1),
                ],
                DenseMemory = new MemoryReport(940_800, 940_800, 1_881_600, 0),
                Memory = new MemoryReport(47_040, 47_040, 94_080, 270_000),
            },
            new LayerReport("Hidden2", "[100, 300]", 30_000, 0, 30_000, 0, Prunable: true)
            {
                DenseMemory = new MemoryReport(120_000, 120_000, 240_000, 0),
                Memory = new MemoryReport(120_000, 120_000, 240_000, 3_752),
            },
            new LayerReport("Logits", "[10, 100]", 1_000, 1_000, 1_000, 1_000, Prunable: false),
        ],
        266_610,
        13_170,
        1_000_000,
        500_000)
    {
        DenseMemory = new MemoryReport(1_066_440, 1_066_440, 2_132_880, 0),
        Memory = new MemoryReport(172_680, 172_680, 345_360, 273_752),
    };

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void ToString_AnyCulture_IsTheSameAlignedTable(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            const string Expected = """
            LeNet300
            layer           shape       weights    kept       p     1-p  1/(1-p)     MACs  MACs kept
            ----------------------------------------------------------------------------------------
            Hidden1         [300, 784]  235,200  11,760  0.9500  0.0500    20.00  235,200     11,760
            Hidden2         [100, 300]   30,000       0  1.0000  0.0000      inf   30,000          0
            Logits *        [10, 100]     1,000   1,000  0.0000  1.0000     1.00    1,000      1,000
            ----------------------------------------------------------------------------------------
            prunable                    265,200  11,760  0.9557  0.0443    22.55  265,200     11,760
            all parameters              266,610  13,170  0.9506  0.0494    20.24  266,200     12,760
            * kept: never pruned

            kernels    outputs  input gradient  weight gradient  one sample
            ---------------------------------------------------------------
            Hidden1  kept 6.94               -        kept 4.00         all

            bytes           parameters      now  gradients      now    moments      now  patterns      total      now
            ---------------------------------------------------------------------------------------------------------
            Hidden1            940,800   47,040    940,800   47,040  1,881,600   94,080   270,000  3,763,200  458,160
            Hidden2            120,000  120,000    120,000  120,000    240,000  240,000     3,752    480,000  483,752
            Logits                   0        0          0        0          0        0         0          0        0
            ---------------------------------------------------------------------------------------------------------
            all parameters   1,066,440  172,680  1,066,440  172,680  2,132,880  345,360   273,752  4,265,760  964,472
            """;
            Assert.Equal(Expected, Report.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Rates_OfTheNetwork_AreOverPrunableAndOverAll()
    {
        Assert.Equal(265_200, Report.PrunableWeights);
        Assert.Equal(11_760, Report.KeptPrunableWeights);
        Assert.Equal(1 - (11_760.0 / 265_200), Report.PruningRate, 1e-15);
        Assert.Equal(11_760.0 / 265_200, Report.SparsityRate);
        Assert.Equal(265_200.0 / 11_760, Report.Compression);
        Assert.Equal(1 - (13_170.0 / 266_610), Report.TotalPruningRate, 1e-15);
        Assert.Equal(13_170.0 / 266_610, Report.TotalSparsityRate);
        Assert.Equal(266_610.0 / 13_170, Report.TotalCompression);
        Assert.Equal(266_200, Report.DenseMultiplyAdds);
        Assert.Equal(12_760, Report.KeptMultiplyAdds);
    }

    [Fact]
    public void Rates_OfALayer_AreOverItsWeights()
    {
        Assert.Equal(0.95, Report.Layers[0].PruningRate, 1e-15);
        Assert.Equal(0.05, Report.Layers[0].SparsityRate);
        Assert.Equal(20, Report.Layers[0].Compression);
        Assert.Equal(double.PositiveInfinity, Report.Layers[1].Compression);
    }

    [Fact]
    public void Rates_WithNothingPrunable_AreThoseOfADenseNetwork()
    {
        NetworkReport report = Report with { Layers = [Report.Layers[2]] };

        Assert.Equal((0, 1, 1), (report.PruningRate, report.SparsityRate, report.Compression));
        Assert.DoesNotContain("NaN", report.ToString(), StringComparison.Ordinal);
    }
}
