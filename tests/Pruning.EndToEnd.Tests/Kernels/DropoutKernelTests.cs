using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using Pruning.Execution;
using Pruning.Generators.Shapes;
using Pruning.Randomness;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>Dropout multiplies in training by what the hash says, and does nothing at inference.</summary>
[Trait("Kernels", "true")]
public sealed class DropoutKernelTests : IClassFixture<DropoutKernelTests.Networks>
{
    private const int Lanes = 16;

    private readonly GeneratedNetworks _networks;

    public DropoutKernelTests(Networks networks)
    {
        _networks = networks.Generated;
    }

    [Theory]
    [InlineData("One", 33, 0)]
    [InlineData("One", 20, 3)]
    [InlineData("Two", 64, 0)]
    [InlineData("Two", 41, 2)]
    public void Dropout_InTraining_AgreesWithTheReferenceUnderItsMultipliers(string name, int count, int steps)
    {
        ShapedGraph graph = _networks.Graph(name);
        using Network network = _networks.Create(name, seed: 9);
        Samples samples = Samples.Draw(network, graph, count, 2);
        network.LearningRate = 0;
        for (int step = 0; step < steps; step++)
        {
            network.TrainStep(new Batch(samples.Data, samples.Indices));
        }

        Dictionary<string, double[]> multipliers = DropoutMultipliers.Of(network, graph, count, steps);
        Agreement.OfGradients(network, graph, samples, count, multipliers);
    }

    [Theory]
    [InlineData("One", 33)]
    [InlineData("Two", 41)]
    public void Dropout_AtInference_IsTheIdentity(string name, int count)
    {
        using Network network = _networks.Create(name);
        Samples samples = Samples.Draw(network, _networks.Graph(name), count, 6);
        Agreement.OfInference(network, _networks.Graph(name), samples, count);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Multipliers_OfManySteps_AreDrawnAtTheDeclaredRate(double rate)
    {
        const int Draws = 64 * 1024;
        int threshold = unchecked((int)(uint)Math.Round(rate * 4294967296.0));
        int dropped = 0;
        double sum = 0;
        for (int i = 0; i < Draws / Lanes; i++)
        {
            // Many steps of a small layer: positions are few, keys many.
            RandomStream keys = new(1, DropoutMultipliers.Stream) { Position = (ulong)(i / 8) };
            Vector512<float> drawn = Execution.Lanes.Dropout(
                (uint)keys.NextUInt64(), i % 8 * Lanes, threshold, (float)(1 / (1 - rate)));
            for (int lane = 0; lane < Lanes; lane++)
            {
                dropped += drawn[lane] == 0 ? 1 : 0;
                sum += drawn[lane];
            }
        }

        // Five standard deviations of a binomial.
        double deviation = 5 * Math.Sqrt(Draws * rate * (1 - rate));
        Assert.InRange(dropped, (Draws * rate) - deviation, (Draws * rate) + deviation);
        Assert.InRange(sum / Draws, 1 - (deviation / Draws / (1 - rate)), 1 + (deviation / Draws / (1 - rate)));
    }

    /// <summary>Dropout before and behind an activation, at the end, and two of one rate.</summary>
    public sealed class Networks : IDisposable
    {
        internal GeneratedNetworks Generated { get; } = GeneratedNetworks.Compile(
        [
            new DeclaredNetwork(
                "One", 7, 33, "Dense(18), Relu, Dropout(0.25)", "Dense(5), Tanh, Dropout(0.25)", "Dense(4)"),
            new DeclaredNetwork(
                "Two", 7, 64, "Dense(17), Dropout(0.6), Relu", "Dense(9), Gelu, Dropout(0.1)", "Dense(3), Dropout(0.5)")
            {
                Loss = Loss.MeanSquaredError,
            },
        ]);

        public void Dispose() => Generated.Dispose();
    }
}
