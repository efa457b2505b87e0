using System;
using System.Collections;
using Xunit;

namespace Pruning.Runtime.Tests.Layers;

public class StageTests
{
    [Fact]
    public void Stage_OfBlocks_GivesThemInOrder()
    {
        Stage<string> stage = new("a", "b", "c");
        Assert.Equal(3, stage.Count);
        Assert.Equal("b", stage[1]);
        Assert.Equal(["a", "b", "c"], stage);
        Assert.Equal(new[] { "a", "b", "c" }, (IEnumerable)stage);
        Assert.Throws<IndexOutOfRangeException>(() => stage[3]);
        Assert.Throws<ArgumentNullException>(() => new Stage<string>(null!));
    }
}
