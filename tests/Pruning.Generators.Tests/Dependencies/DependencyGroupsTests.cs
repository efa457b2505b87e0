using System;
using System.Linq;
using System.Threading.Tasks;
using CsCheck;
using Pruning.Generators.Common;
using Pruning.Generators.Dependencies;
using Pruning.Generators.Shapes;
using Pruning.Generators.Tests.Declarations;
using Pruning.Reference.Declarations;
using VerifyXunit;
using Xunit;
using Nodes = Pruning.Generators.Graph;

namespace Pruning.Generators.Tests.Dependencies;

public class DependencyGroupsTests
{
    [Fact]
    public void Find_AnyNetwork_IsThePartitionOfTheNaiveUnionFind()
    {
        Gen.Select(Gen.Int[1, 14], Gen.Int[1, 33], Gen.Int).Sample(
            (layers, channels, seed) => PartitionComparison.Check(ShapeInference.Infer(Nodes.GraphBuilder.Build(
                RandomDeclaration.Draw("Net", layers, channels, new Random(seed))).Value!).Value!),
            iter: 1000);
    }

    // As docs/architecture.md has it.
    [Fact]
    public void Find_LeNet300_IsThis()
    {
        Assert.Equal(
            """
            channels  made by         normalised by  read by                      removable
                   1  samples                        Fc1 inputs, 784 per channel  no
                 300  Fc1 neurons                    Fc2 inputs                   yes
                 100  Fc2 neurons                    Logits inputs                yes
                  10  Logits neurons                 outputs                      no

            """,
            Print("""
                [Network(1, 28, 28)]
                partial class Net
                {
                    [Dense(300), Relu] public partial Dense Fc1 { get; }
                    [Dense(100), Relu] public partial Dense Fc2 { get; }
                    [Dense(10), Keep] public partial Dense Logits { get; }
                }
                """));
    }

    [Fact]
    public Task Find_LeNet5_IsThis() => Verifier.Verify(Print("""
        [Network(1, 28, 28)]
        partial class Net
        {
            [Conv2D(20, Kernel = 5), Relu, MaxPool(2)] public partial Conv2D Conv1 { get; }
            [Conv2D(50, Kernel = 5), Relu, MaxPool(2), Flatten] public partial Conv2D Conv2 { get; }
            [Dense(500), Relu] public partial Dense Hidden { get; }
            [Dense(10)] public partial Dense Logits { get; }
        }
        """));

    [Fact]
    public Task Find_ResNet20_IsThis() => Verifier.Verify(Print("""
        [Block]
        partial class BasicBlock
        {
            [Conv2D(Block.Width, Padding = 1, Stride = Block.Stride), BatchNorm, Relu]
            public partial Conv2D Conv1 { get; }
            [Conv2D(Block.Width, Padding = 1), BatchNorm] public partial Conv2D Conv2 { get; }
            [Add(Block.Input, Shortcut = Shortcut.Pad), Relu] public partial Join Sum { get; }
        }

        [Network(3, 32, 32)]
        partial class Net
        {
            [Conv2D(16, Padding = 1), BatchNorm, Relu] public partial Conv2D Stem { get; }
            [Repeat<BasicBlock>(3, Width = 16)] public partial Stage<BasicBlock> Stage1 { get; }
            [Repeat<BasicBlock>(3, Width = 32, Stride = 2)] public partial Stage<BasicBlock> Stage2 { get; }
            [Repeat<BasicBlock>(3, Width = 64, Stride = 2), GlobalAveragePool]
            public partial Stage<BasicBlock> Stage3 { get; }
            [Dense(10)] public partial Dense Logits { get; }
        }
        """));

    [Fact]
    public Task Find_ConcatDepthwiseAndGroups_IsThis() => Verifier.Verify(Print("""
        [Network(3, 16, 16)]
        partial class Net
        {
            [Conv2D(24, Padding = 1), BatchNorm, Relu] public partial Conv2D Stem { get; }
            [Conv2D(24, Padding = 1, Groups = 24), BatchNorm, Relu] public partial Conv2D Depth { get; }
            [Conv2D(16, Kernel = 1), Relu] public partial Conv2D Point { get; }
            [Conv2D(16, Padding = 1, From = nameof(Stem)), Relu] public partial Conv2D Side { get; }
            [Concat(nameof(Point))] public partial Join Both { get; }
            [Conv2D(48, Padding = 1, Groups = 4), Relu] public partial Conv2D Grouped { get; }
            [Conv2D(96, Padding = 1, Groups = 48), Relu] public partial Conv2D Wide { get; }
            [Conv2D(8, Kernel = 1, From = nameof(Both)), MaxPool(4), Flatten] public partial Conv2D Narrow { get; }
            [Dense(12, From = nameof(Wide))] public partial Dense Pixels { get; }
            [Concat(nameof(Narrow))] public partial Join All { get; }
            [Dense(10)] public partial Dense Logits { get; }
        }
        """));

    // Both lists of summands: what stands side by side, and what the two pairs have in common.
    [Theory]
    [InlineData(8, 4, 6, 6, "6 A0,C0; 2 A6,D0; 4 B0,D2")]
    [InlineData(3, 5, 5, 3, "3 A0,C0; 2 B0,C3; 3 B2,D0")]
    [InlineData(6, 6, 6, 6, "6 A0,C0; 6 B0,D0")]
    [InlineData(1, 7, 7, 1, "1 A0,C0; 6 B0,C1; 1 B6,D0")]
    public void Find_ConcatenationsOfOtherSplits_IsTheCommonRefinement(int a, int b, int c, int d, string expected)
    {
        DependencyGraph dependencies = Find($$"""
            [Network(5)]
            partial class Net
            {
                [Dense(2)] public partial Dense Stem { get; }
                [Dense({{a}}, From = nameof(Stem))] public partial Dense A { get; }
                [Dense({{b}}, From = nameof(Stem))] public partial Dense B { get; }
                [Dense({{c}}, From = nameof(Stem))] public partial Dense C { get; }
                [Dense({{d}}, From = nameof(Stem))] public partial Dense D { get; }
                [Concat(nameof(B), From = nameof(A))] public partial Join Left { get; }
                [Concat(nameof(D), From = nameof(C))] public partial Join Right { get; }
                [Add(nameof(Left))] public partial Join Sum { get; }
                [Dense(3)] public partial Dense Logits { get; }
            }
            """);
        Assert.Equal(expected, Groups(dependencies));
    }

    // Of the groups that a sum is read from: how many channels, and where each is among the neurons of which layers.
    private static string Groups(DependencyGraph dependencies)
    {
        return string.Join("; ", dependencies.Groups
            .Where(group => group.Slices.Count(slice => slice.Role == ChannelRole.Row) > 1)
            .Select(group => Invariant.Text(group.Channels) + " " + string.Join(
                ",", group.In(ChannelRole.Row).Select(slice => slice.Node + Invariant.Text(slice.First)))));
    }

    private static DependencyGraph Find(string source) => DependencyGroups.Find(Declared.Shapes(source));

    private static string Print(string source)
    {
        ShapedGraph shaped = Declared.Shapes(source);
        PartitionComparison.Check(shaped);
        return DependencyPrinter.Print(shaped, DependencyGroups.Find(shaped));
    }
}
