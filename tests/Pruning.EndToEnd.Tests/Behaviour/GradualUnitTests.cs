using System;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Rates in weights and multiply-adds that rise between steps.</summary>
public sealed class GradualUnitTests
{
    private const int OwnLayers = 3;
    private const int WithReaders = 4;

    private static readonly Dataset Images = Blobs.Create().AsImages(1, 4, 5);

    // Before steps 0, 5, ..., 20 of 30, by a straight line.
    [Fact]
    public void Fit_Gradually_RemovesWhatTheCurveAsksFor()
    {
        using var channels = new MacsChannelsNet(3, 1);
        using var filters = new MacsFiltersNet(3, 1);
        foreach ((Network network, int layers, long largest) in ((Network, int, long)[])
            [(channels, WithReaders, (20 * 54) + (20 * 9)), (filters, OwnLayers, (20 * (9 + (2 * 54))) + (2 * 100))])
        {
            int step = 0;
            long before = 0;
            network.Fit(Images, progress: new OnProgress(_ =>
            {
                decimal rate = 0.6m * Math.Min(4, step / 5) / 4;
                long target = (long)Math.Ceiling(rate * ChainRemoval.Total(network, isMacs: true, layers));
                long gone = new ChainRemoval(network).Gone(isMacs: true, layers);
                Assert.True(gone >= target, $"{gone} of {target} are gone before step {step}.");
                Assert.True(gone == before || (step % 5 == 0 && gone - largest < target), $"{gone} of {target}.");
                before = gone;
                step++;
            }));

            Assert.Equal(30, step);
        }
    }

    [Fact]
    public void Fit_Gradually_EndsWithWhatPruneRemoves()
    {
        using var scheduled = new MacsFiltersNet(3, 1);
        using var pruned = new MacsFiltersNet(3, 1);
        scheduled.Fit(Images);
        pruned.Prune(0.6);
        Assert.Equal(Kept(pruned), Kept(scheduled));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_Gradually_AllocatesNothingPerStep(bool isGlobal)
    {
        const int Attempts = 5;
        long[] least = new long[30];
        Array.Fill(least, long.MaxValue);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            using Network network = isGlobal ? new MacsChannelsNet(2, 1) : new MacsFiltersNet(2, 1);
            network.Prune(0.01);
            long last = 0;
            int steps = 0;
            network.Fit(Images, progress: new OnProgress(step =>
            {
                long now = GC.GetAllocatedBytesForCurrentThread();
                least[steps] = step.Step == 1 ? 0 : Math.Min(least[steps], now - last);
                steps++;
                last = GC.GetAllocatedBytesForCurrentThread();
            }));
        }

        // The second step is the first one that is warm; the end of an epoch looks at all parameters.
        Assert.All(least[2..].Where((_, i) => (i + 2) % 10 != 9), bytes => Assert.Equal(0, bytes));
    }

    private static int[] Kept(Network network) => [.. network.Layers.Select(layer => layer.Mask.Kept)];
}
