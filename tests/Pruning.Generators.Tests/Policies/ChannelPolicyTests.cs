using System;
using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Emission;
using Pruning.Generators.Lowering;
using Pruning.Generators.Policies;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Policies;

/// <summary>Policies that remove channels: what is wrong with them, and what is made of them.</summary>
public class ChannelPolicyTests
{
    private const string Local = "Rate = 0.5, Granularity = Granularity.Channel";

    private const string Residual = """
        [Conv2D(8, Padding = 1), Relu] public partial Conv2D First { get; }
        [Conv2D(6, Padding = 1), BatchNorm, Relu, MIDDLE] public partial Conv2D Middle { get; }
        [Conv2D(8, Padding = 1), Tanh, SECOND] public partial Conv2D Second { get; }
        [Add(nameof(First)), Relu] public partial Join Sum { get; }
        [Conv2D(16, Padding = 1, Groups = 8), Relu] public partial Conv2D Depth { get; }
        [Dense(9), Relu, HIDDEN] public partial Dense Hidden { get; }
        [Dense(3), LAST] public partial Dense Last { get; }
        """;

    // First, Second and Depth are tied. Depth reads its channels by its rows alone.
    [Fact]
    public void Plan_LocalPolicy_IsAGroupForEachGroupOfChannels()
    {
        Assert.Equal(
            """
            rounds 2, fine-tune epochs 1, rewind None
            group                          criterion                rate  members  collapse  minimum  removed
            First Second Depth > Middle Hidden  Magnitude, Channel   0.5        8  Floor           1  2 4
            Middle > Second                Magnitude, Channel        0.5        6  Floor           1  2 3
            Hidden > Last                  Magnitude, Channel        0.5        9  Floor           1  3 4

            """.Split('\n').Select(Words),
            PruningPlanPrinter.Print(Declared.Plan(Net(
                "Prune(Criterion.Magnitude, " + Local
                    + "), Schedule(When.AfterTraining, Rounds = 2, FineTuneEpochs = 1)")))
                .Split('\n').Select(Words));
    }

    [Fact]
    public void Plan_GlobalPolicy_ComparesAllGroups()
    {
        PruningGroup group = Assert.Single(Declared.Plan(Net(
            "Prune(Criterion.Magnitude, Scope.Global, Aggregation = Aggregation.Max, " + Local + ")")).Groups);

        Assert.Equal(["First", "Middle", "Second", "Depth", "Hidden"], group.Layers);
        Assert.Equal([8, 6, 9], group.Channels.Select(channels => channels.Channels));
        Assert.Equal((23, 12), (group.Members, group.RemovedAfterRound.Single()));
        Assert.Equal(", Channel Max", group.MemberSettings.ToString());
    }

    // What a reader loses is gone before its own policy of the same place counts.
    [Fact]
    public void Plan_ReaderWithAPolicyOfItsOwn_ComesBehindTheChannels()
    {
        PruningPlan plan = Declared.Plan(Net(
            "Prune(Criterion.Magnitude, " + Local + "), Prune(Criterion.Random, Rate = 0.9)",
            middle: "Prune(Criterion.Wanda, Rate = 0.7)"));

        Assert.Equal(
            ["First Second Depth", "Hidden", "Middle", "First", "Second", "Depth", "Hidden"],
            plan.Groups.Select(group => string.Join(' ', group.Layers)));
        Assert.Equal([0, 0, 0, 1, 1, 1, 1], plan.Groups.Select(group => group.Order));
    }

    [Fact]
    public void Lower_ReaderThatIsKept_HasAMask()
    {
        CheckedNetwork? network = Declared.Check(Net("Prune(Criterion.Magnitude, " + Local + ")")).Value;
        Assert.NotNull(network);

        Assert.True(Lowerer.Lower(network).Layers.Single(layer => layer.Name == "Last").IsPrunable);
    }

    [Fact]
    public void Emit_Group_SaysWhereChannelsAre()
    {
        PruningPlan plan = Declared.Plan(Net("Prune(Criterion.Magnitude, " + Local + ")"));
        string[] names = ["First", "Middle", "Second", "Depth", "Hidden", "Last"];

        string text = PruningGroupTemplate.Create(plan.Groups[0], name => Array.IndexOf(names, name));

        // Eight channels of two filters each of Depth, and of 2 x 36 inputs each of Hidden.
        Assert.StartsWith("new() { Layers = [0, 2, 3], Criterion = ", text, StringComparison.Ordinal);
        Assert.EndsWith(
            """
            MinimumKept = 1, Granularity = global::Pruning.Granularity.Channel, Channels =
            [
                new(8, [new(0, 0, 1), new(2, 0, 1), new(3, 0, 2)], [new(1, 0, 9), new(4, 0, 72)]),
            ] },
            """,
            text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Magnitude, Scope.Uniform, " + Local, null)]
    [InlineData("Magnitude, Aggregation = Aggregation.Mean, Norm = Norm.L2, " + Local, null)]
    [InlineData("LeaveOneOut, Aggregation = Aggregation.Mean, " + Local, null)]
    [InlineData("GeometricMedian, Scope.Global, Normalize = true, " + Local, null)]
    [InlineData(
        "Magnitude, Scope.ErdosRenyi, " + Local,
        "ScopeOfOtherGranularity Net|ErdosRenyi|Granularity.Channel|that goes by the shape of a layer, and channels "
            + "are in several; use Scope.Uniform")]
    [InlineData(
        "Magnitude, Scope.ErdosRenyiKernel, " + Local,
        "ScopeOfOtherGranularity Net|ErdosRenyiKernel|Granularity.Channel|that goes by the shape of a layer, and "
            + "channels are in several; use Scope.Uniform")]
    [InlineData(
        "Magnitude, Scope.Output, " + Local,
        "ScopeOfOtherGranularity Net|Output|Granularity.Channel|within one output there are no channels to compare; "
            + "use Scope.Local")]
    [InlineData(
        "SparseGpt, " + Local,
        "CriterionOfOtherGranularity SparseGpt|Net|removes single weights|removes channels|remove Granularity")]
    [InlineData(
        "BatchNormScale, " + Local,
        "CriterionLacksItsInput BatchNormScale|First|the scales of batch normalisation|no BatchNorm stands directly "
            + "behind the layer|add one, or give the layer [Keep] or a policy of its own")]
    [InlineData(
        "Magnitude, MinimumKept = 7, " + Local,
        "LayerEmptied layer 'First'|8|0.5|4|7|Floor|channels")]
    [InlineData(
        "Magnitude, MinimumKept = 9, " + Local,
        "MinimumKeptOutOfRange 9|First|the layer has 8 channels in a group of those that are removed together")]
    public void Check_Settings_HaveToFitChannels(string policy, string? expected)
    {
        RequireFault(expected, Net("Prune(Criterion." + policy + ")"));
    }

    [Theory]
    [InlineData("", "Prune(Criterion.Random, Rate = 0.5)", "", "", null)]
    [InlineData("", "Keep", "Prune(Criterion.Random, Rate = 0.2)", "Prune(Criterion.Random, Rate = 0.5)", null)]
    [InlineData(
        "Keep", "", "", "",
        "ChannelsHeld 'First' and 'Depth'|are tied to those of 'Second', marked [Keep]|give all of them one policy, or "
            + "mark all of them [Keep]")]
    [InlineData(
        "Prune(Criterion.Magnitude, " + Local + ")", "", "", "",
        "ChannelsHeld 'First' and 'Depth'|are tied to those of 'Second', with another policy|give all of them one "
            + "policy, or mark all of them [Keep]")]
    [InlineData(
        "Learn(LearnedMask.NeuronThreshold)", "", "", "",
        "ChannelsHeld 'First' and 'Depth'|are tied to those of 'Second', with masks that are learned|give all of them "
            + "one policy, or mark all of them [Keep]")]
    [InlineData(
        "", "Learn(LearnedMask.NeuronThreshold)", "", "",
        "ChannelsHeld 'First', 'Second' and 'Depth'|are read by 'Middle', whose mask is learned|mark that layer or "
            + "these [Keep]")]
    [InlineData(
        "", "", "", "Prune(Criterion.Magnitude, Granularity = Granularity.NofM, N = 1, M = 3)",
        "ChannelsHeld 'Hidden'|are read by 'Last', which keeps a pattern|give that layer another policy, or mark it or "
            + "these [Keep]")]
    [InlineData(
        "", "Gate", "", "",
        "ChannelsHeld 'Middle'|are chosen by the gate of 'Middle', which is never pruned|remove [Gate], or mark the "
            + "layers [Keep]")]
    [InlineData(
        "", "Keep, Gate", "", "",
        "ChannelsHeld 'First', 'Second' and 'Depth'|are read by the gate of 'Middle', which is never pruned|remove "
            + "[Gate], or mark the layers [Keep]")]
    public void Check_LayersThatHoldChannels_HaveToBeOfThePolicy(
        string second, string middle, string hidden, string last, string? expected)
    {
        RequireFault(expected, Net("Prune(Criterion.Magnitude, " + Local + ")", second, middle, hidden, last));
    }

    [Fact]
    public void Check_OutputsOfTheNetwork_CannotGoAsChannels()
    {
        RequireFault(
            "ChannelsOfOutputs Channels of 'Last' are outputs of the network, or are added to them, and cannot be "
                + "removed; mark the layers [Keep], or give them a policy of their own",
            Net("Prune(Criterion.Magnitude, " + Local + ")", last: "Relu"));
    }

    [Theory]
    [InlineData("Channel", "Neuron")]
    [InlineData("Neuron", "Channel")]
    public void Check_NeuronsAndChannels_CountApart(string first, string second)
    {
        string net = Net(
            "Prune(Criterion.Magnitude, Rate = 0.6, Granularity = Granularity." + first + "), "
            + "Prune(Criterion.Magnitude, Rate = 0.5, Granularity = Granularity." + second + ")");
        RequireFault(null, net);
    }

    [Fact]
    public void Check_ChannelsTwice_NeedARateThatGrows()
    {
        RequireFault(
            "LaterPolicyRemovesNothing Net|0.5|0.6",
            Net(
                "Prune(Criterion.Magnitude, Rate = 0.6, Granularity = Granularity.Channel), "
                + "Prune(Criterion.Random, Rate = 0.5, Granularity = Granularity.Channel)"));
    }

    // Among others: what a gate chooses is behind what it reads.
    private static void RequireFault(string? expected, string source)
    {
        string[] faults = [.. Declared.Check(source).Faults.Select(
            fault => fault.Id + " " + string.Join("|", fault.Arguments))];
        if (expected is null)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(expected, faults);
        }
    }

    private static string Net(
        string policies, string second = "", string middle = "", string hidden = "", string last = "Keep")
    {
        string layers = Residual
            .Replace(", MIDDLE", With(middle), StringComparison.Ordinal)
            .Replace(", SECOND", With(second), StringComparison.Ordinal)
            .Replace(", HIDDEN", With(hidden), StringComparison.Ordinal)
            .Replace(", LAST", With(last.Length == 0 ? "Keep" : last), StringComparison.Ordinal);
        return "[Network(2, 6, 6), " + policies + "] partial class Net\n{\n" + layers + "\n}";
    }

    private static string With(string attributes) => attributes.Length == 0 ? "" : ", " + attributes;

    // A line of a table without its blanks.
    private static string Words(string line) =>
        string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
