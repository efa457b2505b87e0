using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Execution;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>A network of blocks is the network that its user would have written out.</summary>
public sealed class BlockTests
{
    [Fact]
    public void Stage_OfABlock_GivesTheLayersOfEachCopy()
    {
        using var network = new BlockNet(1, 1);
        Assert.Equal((2, 1), (network.First.Count, network.Second.Count));
        Assert.Same(network.First, network.First);
        for (int i = 0; i < network.First.Count; i++)
        {
            ResidualPart part = network.First[i];
            string copy = i == 0 ? "First_1_" : "First_2_";
            Assert.Same(network.GetLayer<Conv2D>(copy + "Waist"), part.Waist);
            Assert.Same(network.GetLayer<Conv2D>(copy + "Wide"), part.Wide);
            Assert.Same(network.GetLayer<Join>(copy + "Sum"), part.Sum);
            Assert.Equal((copy + "Waist", copy + "Sum"), (part.Waist.Name, part.Sum.Name));
        }

        Assert.Equal([2, 1, 3, 3], network.First[0].Waist.WeightShape);
        Assert.Equal([2, 4, 3, 3], network.First[1].Waist.WeightShape);
        Assert.Equal([3, 4, 3, 3], network.Second[0].Waist.WeightShape);
        Assert.True(network.Second[0].Waist.IsPrunable);
        Assert.False(network.Second[0].Wide.IsPrunable);
    }

    [Fact]
    public void Training_OfBlocks_GivesTheBitsOfTheNetworkWrittenOut()
    {
        using var blocks = new BlockNet(3, 1);
        using var twin = new BlockTwin(3, 1);
        Assert.Equal(twin.Layers.Select(layer => layer.Name), blocks.Layers.Select(layer => layer.Name));
        Dataset data = Blobs.Create();
        int[] indices = [.. Enumerable.Range(0, 32)];
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(twin.TrainStep(new Batch(data, indices)), blocks.TrainStep(new Batch(data, indices)));
        }

        twin.Prune(0.6);
        blocks.Prune(0.6);
        for (int i = 0; i < twin.Layers.Count; i++)
        {
            Assert.Equal(twin.Layers[i].Weights.ToArray(), blocks.Layers[i].Weights.ToArray());
            Assert.Equal(twin.Layers[i].Mask.Kept, blocks.Layers[i].Mask.Kept);
        }
    }
}
