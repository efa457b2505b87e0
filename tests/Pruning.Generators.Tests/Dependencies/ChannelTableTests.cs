using System;
using System.Linq;
using Pruning.Generators.Tests.Harness;
using Xunit;

namespace Pruning.Generators.Tests.Dependencies;

/// <summary>The table of channels in the documentation of the emitted class.</summary>
public class ChannelTableTests
{
    [Fact]
    public void Documentation_OfANetworkThatLosesFilters_HasTheChannelsBehindTheLayers()
    {
        string[] documentation = Documentation(
            "[Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity.Filter)]");
        int channels = Array.IndexOf(
            documentation, "/// A smaller network lacks a channel of a group in all places of the group:");
        int total = Array.FindIndex(documentation, line => line.StartsWith("/// total", StringComparison.Ordinal));
        Assert.InRange(total, 0, channels - 1);
        Assert.Equal(
            """
            /// <code>
            /// channels  made by         normalised by  read by                        removable
            ///        1  samples                        Conv inputs                    no
            ///        6  Conv filters    Conv           Logits inputs, 16 per channel  yes
            ///       10  Logits neurons                 outputs                        no
            /// </code>
            """.Split('\n'),
            documentation[(channels + 1)..(channels + 7)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[Prune(Criterion.Magnitude, Rate = 0.5)]")]
    [InlineData("[Prune(Criterion.Magnitude, Granularity = Granularity.NofM)]")]
    public void Documentation_OfOtherNetworks_HasNoChannels(string policy)
    {
        Assert.DoesNotContain(Documentation(policy), line => line.Contains("channel", StringComparison.Ordinal));
    }

    private static string[] Documentation(string policy)
    {
        GeneratorRun run = GeneratorHarness.Run(
            "using Pruning;\n[Network(1, 8, 8)]\n" + policy + """

            partial class Net
            {
                [Conv2D(6, Padding = 1), BatchNorm, Relu, MaxPool(2)] public partial Conv2D Conv { get; }
                [Dense(10), Keep] public partial Dense Logits { get; }
            }
            """,
            NetworkGenerators.Setup);
        return
        [
            .. run.Sources["Net.g.cs"].Split('\n')
                .TakeWhile(line => !line.StartsWith("partial class", StringComparison.Ordinal)),
        ];
    }
}
