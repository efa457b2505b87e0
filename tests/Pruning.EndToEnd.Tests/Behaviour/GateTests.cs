using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Reporting;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>What users see of gates.</summary>
public sealed class GateTests
{
    [Fact]
    public void Report_OfAGatedNetwork_ListsThePredictorsAsLayersThatAreNotPruned()
    {
        using var network = new GatedNet(3, 1);
        network.Prune(0.5);
        NetworkReport report = network.Report();

        Assert.Equal(
            ["Fc1_Gate", "Fc1", "Fc2_Gate", "Fc2", "Logits"], report.Layers.Select(layer => layer.Name));
        LayerReport gate = report.Layers[0];
        Assert.Equal([24, 20], network.GetLayer<Dense>("Fc1_Gate").WeightShape.ToArray());
        Assert.Equal(24 * 20, gate.Weights);
        Assert.Equal(gate.Weights, gate.Kept);
        Assert.Equal((24 * 20) + (17 * 24), report.PrunableWeights);
        Assert.Contains("Fc2_Gate", report.ToString());
        Assert.False(network.GetLayer<Dense>("Fc2_Gate").IsPrunable);
        Assert.Same(network.Layers[2], network.GetLayer<Dense>("Fc2_Gate"));
    }

    [Fact]
    public void Fit_OfAGatedNetwork_LearnsWithItsGates()
    {
        using var network = new GatedNet(3, 1);
        Dataset data = Blobs.Create();
        float[] before = network.GetLayer<Dense>("Fc1_Gate").Weights.ToArray();
        double loss = network.Evaluate(data).Loss;

        network.Fit(data);

        Assert.NotEqual(before, network.GetLayer<Dense>("Fc1_Gate").Weights.ToArray());
        Assert.True(network.Evaluate(data).Loss < loss / 2);
    }
}
