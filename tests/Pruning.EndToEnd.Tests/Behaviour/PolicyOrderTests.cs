using System;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Masks;
using Pruning.Runtime.Tests.Data;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Several policies on one class.</summary>
public sealed class PolicyOrderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dataset _train = Blobs.Create();

    public void Dispose() => _folder.Dispose();

    // The second network looks at the gradients of what the first one has left.
    [Fact]
    public void Fit_TwoPolicies_AreTwoNetworksByHand()
    {
        using var both = new OrderNet(3, 1);
        using var neurons = new NeuronsNet(3, 1);
        using var gradients = new GradientsNet(3, 1);
        string path = _folder.PathOf("half.safetensors");
        both.Fit(_train);

        neurons.Prune(0.3);
        neurons.Save(path);
        gradients.Load(path);
        gradients.Prune(0.9, _train);

        for (int layer = 0; layer < 3; layer++)
        {
            Assert.Equal(gradients.Layers[layer].Weights.ToArray(), both.Layers[layer].Weights.ToArray());
            Assert.Equal(Kept(gradients.Layers[layer]), Kept(both.Layers[layer]));
        }

        // 7 of 24 and 5 of 17 neurons, and so many weights in all that nine tenths are gone.
        Assert.Equal((24 - 7, 17 - 5), (Neurons(neurons.Fc1), Neurons(neurons.Fc2)));
        Assert.InRange(Neurons(both.Fc1), 1, 24 - 7);
        Assert.Equal(888 - RemovalCount.Of(0.9, 888), both.Fc1.Mask.Kept + both.Fc2.Mask.Kept);

        // One after the other is not both at once.
        using var alone = new GradientsNet(3, 1);
        alone.Prune(0.9, _train);
        Assert.NotEqual(Kept(alone.Fc1), Kept(both.Fc1));
    }

    [Fact]
    public void Prune_WhoseSecondPolicyFails_TakesTheFirstOneBack()
    {
        using var network = new OrderNet(3, 1);
        byte[] before = SavedState.Of(network);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.Prune(0.5));

        Assert.Contains("is pruned by Taylor, which looks at data", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, SavedState.Of(network));
    }

    [Fact]
    public void Prune_TwoPolicies_CountsTheMembersOfEach()
    {
        using var network = new OrderNet(3, 1);

        PruningResult result = network.Prune(0.5, _train);

        Assert.Equal(12 + 8 + 444, result.Requested);
        Assert.Equal(result.Requested, result.Removed);
    }

    private static bool[] Kept(Layer layer) => [.. Enumerable.Range(0, layer.Mask.Count).Select(i => layer.Mask[i])];

    private static int Neurons(Dense layer) =>
        Kept(layer).Chunk(layer.Weights.Length / layer.Bias.Length).Count(weights => weights.Any(kept => kept));
}
