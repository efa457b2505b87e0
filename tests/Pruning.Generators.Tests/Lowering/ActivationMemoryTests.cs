using System;
using System.Globalization;
using System.Text.RegularExpressions;
using Pruning.Generators.Lowering;
using Pruning.Generators.Tests.Architecture;
using Pruning.Generators.Tests.Harness;
using Xunit;

namespace Pruning.Generators.Tests.Lowering;

public sealed class ActivationMemoryTests
{
    [Fact]
    public void Documentation_OfResNet20_StatesLessThanSixtyMegabytesForInference()
    {
        string source = Repository.Sources("examples/ResNet20")["ResNet20.cs"];
        string network = source[..source.IndexOf("internal static class Program", StringComparison.Ordinal)];
        GeneratorRun run = GeneratorHarness.Run(network, NetworkGenerators.Setup);

        Match stated = Regex.Match(
            run.Sources["Examples.ResNet20.g.cs"],
            @"/// Activations of a batch of 128: ([\d.]+) MB and ([\d.]+) MB per thread in training, "
            + @"([\d.]+) MB and ([\d.]+) MB per thread in inference\.");
        Assert.True(stated.Success, "The memory of the activations is not stated.");
        double training = double.Parse(stated.Groups[1].Value, CultureInfo.InvariantCulture);
        double inference = double.Parse(stated.Groups[3].Value, CultureInfo.InvariantCulture);
        double thread = double.Parse(stated.Groups[4].Value, CultureInfo.InvariantCulture);
        Assert.InRange(inference + (8 * thread), 1, 60);
        Assert.InRange(training, inference, 1000);
    }

    [Theory]
    [InlineData(592, "0.6 kB")]
    [InlineData(999_949, "999.9 kB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(26_694_656, "26.7 MB")]
    public void Describe_OfASize_RoundsToOneDigit(long bytes, string text)
    {
        Assert.Equal(
            "Activations of a batch of 5: " + text + " in training, 0.0 kB in inference.",
            new ActivationMemory(bytes, 0, 0, 0).Describe(5));
    }

    [Fact]
    public void Describe_OfWhatThreadsHaveForThemselves_SaysSo()
    {
        Assert.Equal(
            "Activations of a batch of 5: 1.0 MB and 2.0 MB per thread in training, "
            + "3.0 MB and 4.0 MB per thread in inference.",
            new ActivationMemory(1_000_000, 2_000_000, 3_000_000, 4_000_000).Describe(5));
    }
}
