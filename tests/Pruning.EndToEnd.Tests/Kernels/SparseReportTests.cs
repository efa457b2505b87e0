using System.Linq;
using Pruning.Reporting;
using Pruning.Sparse;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>A report says which kernels a network uses, and what memory they pass over.</summary>
[Trait("Kernels", "true")]
public sealed class SparseReportTests
{
    private const string Name = "Adam";

    [Fact]
    public void Report_BeforePruning_NamesDenseKernels()
    {
        using Network network = OptimizerNetworks.Generated.Create(Name, seed: 1);
        NetworkReport report = network.Report();

        Assert.All(report.Layers.SelectMany(layer => layer.Kernels), kernel =>
        {
            Assert.False(kernel.IsSparse);
            Assert.Equal(1, kernel.ExpectedGain);
        });
        Assert.Equal(report.DenseMemory with { Patterns = report.Memory.Patterns }, report.Memory);
        Assert.Equal(2 * report.DenseMemory.Gradients, report.DenseMemory.Moments);
        Assert.Equal(report.Parameters * sizeof(float), report.DenseMemory.Parameters);
    }

    [Fact]
    public void Report_OfAPrunedNetwork_NamesSparseKernelsThatAreFasterAndSmaller()
    {
        using Network network = OptimizerNetworks.Generated.Create(Name, seed: 1);
        network.Prune(0.98);
        NetworkReport report = network.Report();

        LayerReport first = report.Layers[0];
        SparseDirections[] ofFirst =
            [SparseDirections.Forward, SparseDirections.WeightGradient, SparseDirections.Prediction];
        Assert.Equal(ofFirst, first.Kernels.Select(kernel => kernel.Direction));
        Assert.Equal(4, report.Layers[1].Kernels.Count);
        Assert.Empty(report.Layers[2].Kernels);
        Assert.All(report.Layers.SelectMany(layer => layer.Kernels), kernel =>
        {
            Assert.True(kernel.IsSparse);
            Assert.True(kernel.ExpectedGain > 1);
        });
        Assert.Equal(first.Kept * sizeof(float), first.Memory.Parameters);
        Assert.Equal(first.Kept * sizeof(float), first.Memory.Gradients);
        Assert.Equal(2 * first.Kept * sizeof(float), first.Memory.Moments);
        Assert.True(report.Memory.Total < report.DenseMemory.Total / 2);
        Assert.Contains("kept ", report.ToString(), System.StringComparison.Ordinal);
    }

    // Half of the channels: no layer runs with its kept weights only, and each goes over a part of all.
    [Fact]
    public void Report_WithoutSomeChannels_SaysWhatIsSkippedForBatchesAndForOneSample()
    {
        using var network = new Behaviour.Networks.ChannelNet(3, 1);
        Assert.DoesNotContain("channels", network.Report().ToString(), System.StringComparison.Ordinal);
        network.Prune(0.5);

        KernelReport[] skipping = [.. network.Report().Layers.SelectMany(layer => layer.Kernels)
            .Where(kernel => !kernel.IsSparse && kernel.ExpectedGain > 1)];

        Assert.Contains(skipping, kernel => kernel.Direction == SparseDirections.Forward);
        Assert.Contains(skipping, kernel => kernel.Direction == SparseDirections.WeightGradient);
        Assert.Contains(skipping, kernel => kernel.Direction == SparseDirections.Prediction);
    }

    [Fact]
    public void Report_OfANetworkThatVisitsAllWeights_NamesDenseKernels()
    {
        using Network network = OptimizerNetworks.Generated.Create(Name, seed: 1);
        network.SparseMode = SparseMode.Never;
        network.Prune(0.98);
        NetworkReport report = network.Report();

        Assert.DoesNotContain(report.Layers.SelectMany(layer => layer.Kernels), kernel => kernel.IsSparse);
        Assert.Equal(report.DenseMemory.Gradients, report.Memory.Gradients);
    }
}
