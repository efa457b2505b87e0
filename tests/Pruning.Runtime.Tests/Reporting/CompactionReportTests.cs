using Pruning.Reporting;
using Xunit;

namespace Pruning.Runtime.Tests.Reporting;

public sealed class CompactionReportTests
{
    private static readonly CompactionReport Report = new(
        "Net",
        "Net.Compact",
        [
            new LayerCompaction("A", "[8, 4]", "[4, 4]", new(40, 32, 160), new(20, 16, 80)),
            new LayerCompaction("B", "[2, 8]", "[2, 4]", new(18, 16, 72), new(10, 8, 40)),
        ],
        [
            new GroupCompaction(
                ["A neurons", "C neurons", "D neurons"], ["B inputs"], 8, 4, new(56, 48, 224), new(28, 24, 112)),
        ])
    {
        Times = new StepTimes(1.5, 0.5) { Layers = [0.3, 0.125] },
        SmallerTimes = new StepTimes(0.75, 0.2) { Layers = [0.1, 0.05] },
    };

    [Fact]
    public void ToString_WithTimes_HasARowForEachLayerAndStep()
    {
        const string Expected = """
        Net -> Net.Compact
        layer   shape   after   parameters  after  MACs  after  bytes  after
        --------------------------------------------------------------------
        A       [8, 4]  [4, 4]          40     20    32     16    160     80
        B       [2, 8]  [2, 4]          18     10    16      8     72     40
        --------------------------------------------------------------------
        all                             58     30    48     24    232    120
        factor                               1.93         2.00          1.93

        channels                         number  after  parameters  after  MACs  after  bytes  after
        --------------------------------------------------------------------------------------------
        A neurons + 2 others ↔ B inputs       8      4          56     28    48     24    224    112

        milliseconds            Net  Net.Compact  factor
        ------------------------------------------------
        inference, A          0.300        0.100    3.00
        inference, B          0.125        0.050    2.50
        ------------------------------------------------
        inference of a batch  0.500        0.200    2.50
        training step         1.500        0.750    2.00
        """;
        Assert.Equal(Expected, Report.ToString());
    }

    [Fact]
    public void ToString_WithTimesOfOneOfThem_HasNone() =>
        Assert.Equal(
            (Report with { Times = null, SmallerTimes = null }).ToString(),
            (Report with { SmallerTimes = null }).ToString());

    [Fact]
    public void ToString_WithLayersOfOneOfThem_HasStepsOnly() =>
        Assert.DoesNotContain(
            "inference, A",
            (Report with { Times = new StepTimes(1, 1) }).ToString(),
            System.StringComparison.Ordinal);

    [Fact]
    public void Sizes_OfTheNetwork_AreThoseOfItsLayers()
    {
        Assert.Equal(new NetworkSize(58, 48, 232), Report.Before);
        Assert.Equal(new NetworkSize(30, 24, 120), Report.After);
        Assert.Equal("A neurons + C neurons + D neurons ↔ B inputs", Report.Groups[0].Name);
    }
}
