using System.Linq;
using Pruning.Generators.Common;
using Pruning.Generators.Diagnostics;
using Pruning.Generators.Graph;
using Pruning.Generators.Tests.Declarations;
using Xunit;

namespace Pruning.Generators.Tests.Graph;

public class LayerOrderTests
{
    [Theory]
    [InlineData("A B C", "A", "B", "C")]
    [InlineData("B C A D E", "A(C)", "B(x)", "C(B)", "D(A)", "E(D)")]
    [InlineData("B D C A E", "A(C)", "B(x)", "C(D)", "D(B)", "E(A)")]
    [InlineData("A B C D", "A", "B(x)", "C+A", "D")]
    [InlineData("C B A D", "A(B)", "B(C)", "C(x)", "D(A)")]
    [InlineData("B C A D", "A(C)+B", "B(x)", "C", "D(A)")]
    public void Sort_LayersInAnyOrder_PutsEachBehindWhatItReads(string expected, params string[] layers)
    {
        Assert.Equal(expected, string.Join(' ', Sort(layers).Value!.Layers.Select(layer => layer.Name)));
    }

    [Fact]
    public void Sort_LayerThatNamesNothing_ReadsTheOneAboveItInTheDeclaration()
    {
        OrderedLayers ordered = Sort("A(C)+B", "B(x)", "C", "D(A)").Value!;
        Assert.Equal(
            ["B: x", "C: B", "A: C B", "D: A"],
            ordered.Layers.Select(layer => layer.Name + ": " + string.Join(' ', layer.Reads)));
    }

    [Theory]
    [InlineData("A", "'A' reads 'A'", "A(A)", "B(x)")]
    [InlineData("A", "'A' reads 'B', which reads 'A'", "A(B)", "B", "C")]
    [InlineData("B", "'B' reads 'D', which reads 'C', which reads 'B'", "A", "B(D)", "C", "D", "E")]
    [InlineData("A", "'A' reads 'B', which reads 'A'", "A(x)+B", "B(A)+C", "C(B)", "D")]
    [InlineData("B", "'B' reads 'C', which reads 'B'", "A(D)", "B(C)", "C(B)", "D(B)")]
    public void Sort_Circle_NamesItsMembers(string member, string circle, params string[] layers)
    {
        Assert.Equal(new Fault(FaultId.LayersInACircle, member, [circle]), Assert.Single(Sort(layers).Faults));
    }

    [Theory]
    [InlineData("A", "A", "B(x)")]
    [InlineData("B", "A", "B", "C(A)")]
    [InlineData("A C", "A", "B(x)", "C", "D(B)")]
    [InlineData("", "A", "B(A)", "C+A")]
    [InlineData("B", "A(C)", "B", "C(x)")]
    public void Sort_LayerThatNobodyReads_IsAtFaultUnlessItIsTheLast(string expected, params string[] layers)
    {
        Result<OrderedLayers> result = Sort(layers);
        Assert.All(result.Faults, fault => Assert.Equal(FaultId.LayerUnread, fault.Id));
        Assert.Equal(expected, string.Join(' ', result.Faults.Select(fault => fault.Member)));
        Assert.Equal(expected.Length == 0, result.Succeeded);
    }

    [Theory]
    [InlineData("LayerUnknown B Z", "A", "B(Z)", "C")]
    [InlineData("LayerUnknown C Z", "A", "B(x)", "C+Z", "D")]
    [InlineData("LayerUnknown B loss", "A", "B(loss)")]
    [InlineData("LayerJoinedTwice B A", "A", "B+A", "C")]
    [InlineData("LayerJoinedTwice C A", "A", "B", "C+A+A", "D")]
    [InlineData("LayerJoinedTwice A x", "A+x", "B")]
    [InlineData("NothingJoined B B", "A", "B+", "C")]
    [InlineData("LayerDeclaredTwice A A", "A", "A", "B")]
    public void Sort_NamesThatAreWrong_AreTheOnlyFault(string expected, params string[] layers)
    {
        Fault fault = Assert.Single(Sort(layers).Faults);
        string name = fault.Id is FaultId.LayerDeclaredTwice ? fault.Arguments[0]
            : fault.Id is FaultId.NothingJoined ? fault.Arguments[1]
            : fault.Arguments[2];
        Assert.Equal(expected, fault.Id + " " + fault.Member + " " + name);
    }

    [Theory]
    [InlineData(1, "there is no other")]
    [InlineData(3, "there are 'L1', 'L2'")]
    [InlineData(21, "'L19', 'L20'")]
    [InlineData(22, "'L19', 'L20' and more")]
    public void Sort_UnknownName_SaysWhichNamesThereAre(int count, string expected)
    {
        string[] layers = [.. Enumerable.Range(0, count).Select(i => "L" + Invariant.Text(i) + (i == 0 ? "(Z)" : ""))];
        Fault fault = Assert.Single(Sort(layers).Faults);
        Assert.Equal((FaultId.LayerUnknown, "L0"), (fault.Id, fault.Member));
        Assert.EndsWith(expected, fault.Arguments[3], System.StringComparison.Ordinal);
    }

    [Fact]
    public void Sort_NullAmongTheNames_IsNoLayer()
    {
        Fault fault = Assert.Single(Declared.Check("""
            [Network(3, 9, 9)]
            partial class Net
            {
                [Conv2D(3)] public partial Conv2D A { get; }
                [Add(null!, Block.Input)] public partial Join B { get; }
            }
            """).Faults);
        Assert.Equal(("LayerUnknown", "B", ""), (fault.Id.ToString(), fault.Member, fault.Arguments[2]));
    }

    // "C(B)+A" is a layer C that reads B and joins A; "C" reads the one above it.
    private static Result<OrderedLayers> Sort(params string[] layers)
    {
        return LayerOrder.Sort([.. layers.Select(LayerText.Parse)]);
    }
}
