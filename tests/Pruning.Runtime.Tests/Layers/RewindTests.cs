using System.Linq;
using Pruning.Memory;
using Pruning.Plans;
using Xunit;

namespace Pruning.Runtime.Tests.Layers;

public sealed class RewindTests
{
    [Fact]
    public void Rewind_AfterChanges_BringsBackEveryTensorAndForgetsTheMoments()
    {
        using var network = new ConvNet();
        network.Sum.BatchNorm!.Mean.Fill(0.5f);
        network.Stem.BatchNorm!.Variance.Fill(2);
        float[][] noted = [.. network.Plan.Tensors.Select(tensor => Values(network, tensor))];
        Parameters.Remember(network.Plan, network.Memory);
        network.Memory.Slice(0, network.Plan.Arena.ParameterLength).Fill(9);
        network.Memory.Slice(network.Plan.Arena.Moments[1], network.Plan.Arena.ParameterLength).Fill(9);

        Parameters.Rewind(network.Plan, network.Memory, network.Seed, round: 1);

        Assert.Equal(noted, network.Plan.Tensors.Select(tensor => Values(network, tensor)));
        float[] moments =
            network.Memory.Slice(network.Plan.Arena.Moments[1], network.Plan.Arena.ParameterLength).ToArray();
        Assert.All(moments, moment => Assert.Equal(0, moment));
    }

    private static float[] Values(Network network, TensorPlan tensor) =>
        network.Memory.Slice(tensor.Place, tensor.Count).ToArray();
}
