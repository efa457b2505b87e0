using System;
using Pruning.Runtime.Tests.Layers;
using Pruning.Serialization;
using Pruning.Training;
using Xunit;

namespace Pruning.Runtime.Tests.Serialization;

public sealed class CollapseTextTests
{
    [Theory]
    [InlineData(1, null, "Stem", Collapse.Floor, 470, 470, "1 - Stem Floor 470 470")]
    [InlineData(2, 13, "Sum_Projection", Collapse.Stop, 9, 7, "2 13 Sum_Projection Stop 9 7")]
    public void Of_AnEvent_ReadsBack(
        int round, int? step, string layer, Collapse rule, int requested, int removed, string expected)
    {
        using var network = new ConvNet();
        var collapse = new CollapseEvent(round, step, layer, rule, requested, removed);

        Assert.Equal(expected, CollapseText.Of(collapse));
        Assert.Equal(collapse, CollapseText.Read(expected, network.Plan));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 - Stem Floor 470")]
    [InlineData("1 - Stem Floor 470 470 1")]
    [InlineData("1 - Steam Floor 470 470")]
    [InlineData("1 - Stem 0 470 470")]
    [InlineData("1 - Stem floor 470 470")]
    [InlineData("1 -1 Stem Floor 470 470")]
    [InlineData("x - Stem Floor 470 470")]
    public void Read_SomethingElse_IsRefused(string text)
    {
        using var network = new ConvNet();

        Assert.Throws<FormatException>(() => CollapseText.Read(text, network.Plan));
    }
}
