using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Compaction;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Compaction;

/// <summary>What policies are known to leave of the channels of a network.</summary>
public class KeptChannelsTests
{
    // Sum ties First and Second; the rows of Middle and Hidden are alone.
    private const string Layers = """
        [Conv2D(8, Padding = 1), Relu] public partial Conv2D First { get; }
        [Conv2D(6, Padding = 1), BatchNorm, Relu] public partial Conv2D Middle { get; }
        [Conv2D(8, Padding = 1), Relu] public partial Conv2D Second { get; }
        [Add(nameof(First)), Relu] public partial Join Sum { get; }
        [Dense(10), Relu] public partial Dense Hidden { get; }
        [Dense(3), Keep] public partial Dense Last { get; }
        """;

    [Theory]
    [InlineData("Scope.Local, Granularity = Granularity.Channel, Rate = 0.5", "4 3 5")]
    [InlineData("Scope.Local, Granularity = Granularity.Channel, Rate = 0.5, RoundTo = 4", "4 4 8")]
    [InlineData("Scope.Local, Granularity = Granularity.Channel, Rate = 0.5, RoundTo = 3", "6 3 6")]
    [InlineData("Scope.Uniform, Granularity = Granularity.Channel, Rate = 0.5", "4 3 5")]
    // 18 of 24 stay: of 8, 6 and 10 are 6, 4.5 and 7.5, and what rounding down has left goes to the first.
    [InlineData("Scope.Uniform, Granularity = Granularity.Channel, Rate = 0.25", "6 5 7")]
    [InlineData("Scope.Global, Granularity = Granularity.Channel, Rate = 0.5", "8? 6? 10?")]
    // Data says which rows of First and of Second go both.
    [InlineData("Scope.Local, Granularity = Granularity.Filter, Rate = 0.5", "8? 3 5")]
    [InlineData("Scope.Uniform, Granularity = Granularity.Filter, Rate = 0.5", "8? 3 5")]
    [InlineData("Scope.Global, Granularity = Granularity.Filter, Rate = 0.5", "8? 6? 10?")]
    public void Of_APolicy_KnowsWhatSizesDecide(string policy, string expected)
    {
        Assert.Equal(expected, Text(Check("Prune(Criterion.Magnitude, " + policy + ")")));
    }

    [Fact]
    public void Of_SeveralPolicies_IsWhatEachOfThemLeaves()
    {
        CheckedNetwork network = Check(
            "Prune(Criterion.Magnitude, Granularity = Granularity.Filter, Rate = 0.5), "
            + "Prune(Criterion.Magnitude, Scope.Global, Granularity = Granularity.Channel, Rate = 0.6)");

        // No more than the first leaves, and data says how many the second takes of these.
        Assert.Equal("8? 3? 5?", Text(network));
    }

    [Theory]
    [InlineData("", "6 5 7")]
    [InlineData("Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1), ", "8? 6? 10?")]
    [InlineData("Schedule(When.DuringTraining, EndEpoch = 2), ", "8? 6? 10?")]
    public void Of_SharesBesideAPolicyOfWeights_AreKnownWhereAllGoAtOnce(string schedule, string expected)
    {
        CheckedNetwork network = Check(
            "Train(Optimizer.Sgd, Epochs = 3), " + schedule
            + "Prune(Criterion.Magnitude, Scope.Uniform, Granularity = Granularity.Channel, Rate = 0.25), "
            + "Prune(Criterion.Magnitude, Scope.Global, Rate = 0.9)");

        Assert.Equal(expected, Text(network));
    }

    // Shares of 20, and of 0.4 of 2.
    [Fact]
    public void Of_AShareOfNothing_HasRoomForOne()
    {
        Result<CheckedNetwork> network = Declared.Check("""
            [Network(4)]
            [Prune(Criterion.Magnitude, Scope.Uniform, Rate = 0.8, Granularity = Granularity.Neuron,
                Collapse = Collapse.Allow)]
            partial class Net
            {
                [Dense(100), Relu] public partial Dense A { get; }
                [Dense(2), Relu] public partial Dense B { get; }
                [Dense(3), Keep] public partial Dense Last { get; }
            }
            """);

        Assert.Equal("20 1?", Text(network.Value!));
    }

    [Fact]
    public void Masked_AreLayersThatLackWeightsWithinTheirChannels()
    {
        Assert.Equal([], Masked("Granularity = Granularity.Channel, Rate = 0.5"));
        Assert.Equal(
            ["First", "Middle", "Second", "Hidden", "Last"],
            Masked("Scope.Global, Granularity = Granularity.Channel, Rate = 0.5"));
        Assert.Equal(
            ["First", "Middle", "Second", "Hidden"],
            Masked("Scope.Local, Granularity = Granularity.Filter, Rate = 0.5"));
        Assert.Equal(
            ["First", "Middle", "Second", "Hidden"],
            Masked(
                "Granularity = Granularity.Channel, Rate = 0.5), "
                + "Prune(Criterion.Magnitude, Granularity = Granularity.Block, Rate = 0.5"));
    }

    [Theory]
    [InlineData("Prune(Criterion.Magnitude, Rate = 0.5)")]
    [InlineData("Prune(Criterion.Magnitude, Granularity = Granularity.NofM, N = 1, M = 2)")]
    [InlineData("Prune(Criterion.Magnitude, Granularity = Granularity.Channel, Rate = 0.01)")]
    public void Of_WhatTakesNoChannel_IsNull(string attributes)
    {
        Assert.Null(KeptChannels.Of(Check(attributes)));
    }

    private static string[] Masked(string policy) =>
        [.. KeptChannels.Of(Check("Prune(Criterion.Magnitude, " + policy + ")"))!.Masked];

    private static CheckedNetwork Check(string attributes)
    {
        Result<CheckedNetwork> result =
            Declared.Check("[Network(2, 6, 6), " + attributes + "] partial class Net\n{\n" + Layers + "\n}");
        Assert.NotNull(result.Value);
        return result.Value;
    }

    // Of the groups that can go, in their order.
    private static string Text(CheckedNetwork network)
    {
        EquatableArray<KeptCount> counts = KeptChannels.Of(network)!.Counts;
        return string.Join(' ', network.Dependencies.Groups
            .Zip(counts, (group, count) => (group.IsFixed, count.Most, count.IsExact))
            .Where(each => !each.IsFixed)
            .Select(each => Invariant.Text(each.Most) + (each.IsExact ? "" : "?")));
    }
}
