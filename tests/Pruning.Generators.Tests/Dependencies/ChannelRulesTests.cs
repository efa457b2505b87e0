using System.Linq;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Dependencies;

public class ChannelRulesTests
{
    private const string Residual = """
        [Network(4, 8, 8)]
        partial class Net
        {
            [Conv2D(4, Padding = 1), Relu] public partial Conv2D First { get; }
            [Conv2D(4, Padding = 1)] public partial Conv2D Second { get; }
            [Add(nameof(First)), Relu] public partial Join Sum { get; }
            [Conv2D(6), Relu] public partial Conv2D Last { get; }
            [Dense(10)] public partial Dense Logits { get; }
            [Dense(10, From = nameof(Last))] public partial Dense More { get; }
            [Add(nameof(Logits))] public partial Join Outputs { get; }
        }
        """;

    [Theory]
    [InlineData("First Second Last", "")]
    [InlineData("Logits More", "OutputsTied Logits More")]
    [InlineData("Last More", "OutputsTied More")]
    [InlineData("", "")]
    public void Check_ChannelsOfOutputs_CannotBeRemoved(string layers, string expected)
    {
        Assert.Equal(expected, Check(Residual, layers));
    }

    [Fact]
    public void Check_ChannelsThatAreTiedToSamples_CannotBeRemoved()
    {
        const string Source = """
            [Network(6, 8, 8)]
            partial class Net
            {
                [Conv2D(6, Padding = 1, Groups = 6), Relu] public partial Conv2D Depth { get; }
                [Conv2D(6, Padding = 1)] public partial Conv2D Body { get; }
                [Add(nameof(Depth)), Relu] public partial Join Sum { get; }
                [Conv2D(5), Relu] public partial Conv2D Last { get; }
                [Dense(10)] public partial Dense Logits { get; }
            }
            """;
        Assert.Equal("SamplesTied Depth Body", Check(Source, "Depth Body Last"));
        Assert.Equal("SamplesTied Body", Check(Source, "Body Last"));
        Assert.Equal("", Check(Source, "Last"));
    }

    [Theory]
    [InlineData(5, 4, "ChannelsNotAligned A B")]
    [InlineData(2, 3, "ChannelsNotAligned A B")]
    [InlineData(4, 2, "")]
    [InlineData(6, 6, "")]
    public void Check_ConcatenationsInOtherOrders_NeedACommonDivisor(int a, int b, string expected)
    {
        Assert.Equal(expected, Check(Swapped(a, b), "A B"));
    }

    // 12 channels in 4 groups of 3, and in 6 groups of 2 that go as a whole.
    [Fact]
    public void Check_GroupsOfConvolutionsThatCross_CannotBeAligned()
    {
        const string Source = """
            [Network(3, 8, 8)]
            partial class Net
            {
                [Conv2D(12, Padding = 1), Relu] public partial Conv2D Stem { get; }
                [Conv2D(8, Padding = 1, Groups = 4), Relu] public partial Conv2D Positions { get; }
                [Conv2D(6, Padding = 1, Groups = 6, From = nameof(Stem)), Relu] public partial Conv2D Whole { get; }
                [Concat(nameof(Positions))] public partial Join Both { get; }
                [Dense(10)] public partial Dense Logits { get; }
            }
            """;
        Assert.Equal("ChannelsNotAligned Stem Whole", Check(Source, "Stem Positions Whole"));
    }

    // One channel is all that there is: no reason, but nothing to remove either.
    [Fact]
    public void Check_LayerOfOneChannel_IsAligned()
    {
        const string Source = """
            [Network(4)]
            partial class Net
            {
                [Dense(1)] public partial Dense One { get; }
                [Dense(2)] public partial Dense Logits { get; }
            }
            """;
        Assert.Equal("", Check(Source, "One"));
    }

    [Fact]
    public void Message_OfEachKind_SaysWhatIsTiedAndWhatToDo()
    {
        Assert.Equal(
            "Channels of 'Logits' and 'More' are outputs of the network, or are added to them, and cannot be removed; "
            + "mark the layers [Keep], or give them a policy of their own",
            Message(Residual, "Logits More"));
        Assert.Equal(
            "Channels of 'First' are tied to those of the samples and cannot be removed; join the samples behind a "
            + "convolution, or mark the layers [Keep], or give them a policy of their own",
            Message(
                """
                [Network(4, 8, 8)]
                partial class Net
                {
                    [Conv2D(4, Padding = 1, Groups = 4)] public partial Conv2D First { get; }
                    [Dense(10)] public partial Dense Logits { get; }
                }
                """,
                "First"));
        Assert.Equal(
            "All channels of 'A' could only be removed together: what 'A' and 'B' give and 'Logits' reads cannot be "
            + "aligned channel by channel; change the order or the sizes of what is joined, or mark the layers "
            + "[Keep], or give them a policy of their own",
            Message(Swapped(3, 2), "A"));
    }

    private static string Swapped(int a, int b) => $$"""
        [Network(5)]
        partial class Net
        {
            [Dense(3)] public partial Dense Stem { get; }
            [Dense({{a}}, From = nameof(Stem))] public partial Dense A { get; }
            [Dense({{b}}, From = nameof(Stem))] public partial Dense B { get; }
            [Concat(nameof(B), From = nameof(A))] public partial Join Left { get; }
            [Concat(nameof(A), From = nameof(B))] public partial Join Right { get; }
            [Add(nameof(Left))] public partial Join Sum { get; }
            [Dense(10)] public partial Dense Logits { get; }
        }
        """;

    private static string Check(string source, string layers) => string.Join("; ", Obstacles(source, layers)
        .Select(obstacle => obstacle.Kind + " " + string.Join(" ", obstacle.Layers)));

    private static string Message(string source, string layers) => Assert.Single(Obstacles(source, layers)).Message;

    private static ChannelObstacle[] Obstacles(string source, string layers)
    {
        ShapedGraph shaped = Declared.Shapes(source);
        PartitionComparison.Check(shaped);
        return [.. ChannelRules.Check(shaped, DependencyGroups.Find(shaped), layers.Split(' '))];
    }
}
