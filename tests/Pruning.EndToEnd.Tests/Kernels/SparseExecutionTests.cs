using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Execution;
using Pruning.Sparse;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// A network that does not visit removed weights trains and predicts as one that multiplies with their zeros, but for
/// the order of some sums.
/// </summary>
[Trait("Kernels", "true")]
public sealed class SparseExecutionTests
{
    private const int Steps = 100;
    private const double Tolerance = 1e-4;

    public static TheoryData<string, double> Cases
    {
        get
        {
            TheoryData<string, double> cases = [];
            // Behind an input that never changes, normalisation leaves a gradient of zero and its rounding, and Adam
            // divides by the size of that. Saliencies that are nearly equal may be chosen otherwise.
            foreach (string name in OptimizerNetworks.Names.Except(["Joined", "Gated"]))
            {
                foreach (double rate in new[] { 0.6, 0.9, 1 })
                {
                    cases.Add(name, rate);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void HundredSteps_WithAndWithoutRemovedWeights_Agree(string name, double rate)
    {
        using Network masked = Create(name, SparseMode.Never, threads: 1);
        using Network sparse = Create(name, SparseMode.Always, threads: 2);
        Samples samples = Draw(name, masked);
        Draw(name, sparse);
        for (int step = 0; step < Steps; step++)
        {
            // The pattern changes in the middle, and so do the sizes of batches.
            double removed = step == 0 ? rate * 0.7 : step == Steps / 2 ? rate : -1;
            if (removed >= 0)
            {
                masked.Prune(removed);
                sparse.Prune(removed);
                RequireEqualMasks(masked, sparse);
            }

            int[] indices = samples.Indices[..(OptimizerNetworks.BatchSize - (step % 3 * 20))];
            float expected = masked.TrainStep(new Batch(samples.Data, indices));
            float actual = sparse.TrainStep(new Batch(samples.Data, indices));
            RequireNear(expected, actual, Math.Abs(expected), $"the loss of step {step}");
        }

        RequireNearWeights(masked, sparse);
        RequireEqual(masked.Evaluate(samples.Data), sparse.Evaluate(samples.Data));
        RequireEqualPredictions(masked, sparse, samples);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_OnOneTwoAndThreeThreads_GivesTheSameBytes(string name, double rate)
    {
        byte[] one = Train(name, rate, 1);
        Assert.Equal(one, Train(name, rate, 2));
        Assert.Equal(one, Train(name, rate, 3));
    }

    [Fact]
    public void Weights_WrittenBetweenSteps_AreThoseOfTheNextStep()
    {
        using Network network = Create("MomentumPenalized", SparseMode.Always, threads: 1);
        using Network other = Create("MomentumPenalized", SparseMode.Never, threads: 1);
        foreach (Network one in new[] { network, other })
        {
            Samples samples = Draw("MomentumPenalized", one);
            one.Prune(0.8);
            one.TrainStep(new Batch(samples.Data, samples.Indices));
            Span<float> weights = one.Layers[0].Weights;
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] *= 0.5f;
            }

            one.TrainStep();
        }

        RequireNearWeights(other, network);
    }

    [Fact]
    public void Gradients_OfAPrunedNetwork_AreThoseOfAllWeights()
    {
        using Network network = Create("Plain", SparseMode.Always, threads: 2);
        Samples samples = Draw("Plain", network);
        network.Prune(0.9);

        network.ComputeGradients(new Batch(samples.Data, samples.Indices));

        Layer layer = network.Layers[0];
        int[] removed = [.. Enumerable.Range(0, layer.Mask.Count).Where(i => !layer.Mask[i])];
        Assert.Contains(removed, i => layer.WeightGradients[i] != 0);
    }

    [Fact]
    public void Predict_OfASumWithoutNormalisation_AddsBothValues()
    {
        string[] layers =
            ["Conv2D(4, Padding = 1), Relu", "Conv2D(4, Padding = 1)", "Add(nameof(L0)), Relu", "Dense(5)"];
        using GeneratedNetworks networks = GeneratedNetworks.Compile(
        [
            new DeclaredNetwork("Sum", "3, 7, 5", 16, layers)
            {
                Policies = ["Prune(Criterion.Random, Scope.Local, Rate = 0.5)"],
            },
        ]);
        using Network masked = networks.Create("Sum");
        using Network sparse = networks.Create("Sum");
        masked.SparseMode = SparseMode.Never;
        sparse.SparseMode = SparseMode.Always;
        Samples samples = Samples.Draw(masked, networks.Graph("Sum"), 16, 5);
        Samples.Draw(sparse, networks.Graph("Sum"), 16, 5);
        masked.Prune(0.7);
        sparse.Prune(0.7);
        RequireEqualPredictions(masked, sparse, samples);
    }

    private static byte[] Train(string name, double rate, int threads)
    {
        using Network network = Create(name, SparseMode.Always, threads);
        Samples samples = Draw(name, network);
        network.Prune(rate);
        for (int step = 0; step < 6; step++)
        {
            int count = OptimizerNetworks.BatchSize - (step % 3 * 20);
            network.TrainStep(new Batch(samples.Data, samples.Indices.AsSpan(0, count)));
        }

        return SavedNetwork.Of(network).Bytes;
    }

    private static Network Create(string name, SparseMode mode, int threads)
    {
        Network network = OptimizerNetworks.Generated.Create(name, seed: 4, threads);
        network.SparseMode = mode;

        // Small, so that no rectifier falls on the other side of its kink by rounding.
        network.LearningRate = 1e-3f;
        return network;
    }

    private static Samples Draw(string name, Network network) => Samples.Draw(
        network, OptimizerNetworks.Generated.Graph(name), OptimizerNetworks.BatchSize, 13);

    private static void RequireEqualMasks(Network expected, Network actual)
    {
        foreach ((Layer one, Layer other) in expected.Layers.Zip(actual.Layers))
        {
            Assert.Equal(one.Mask.Words.ToArray(), other.Mask.Words.ToArray());
        }
    }

    private static void RequireNearWeights(Network expected, Network actual)
    {
        foreach ((Layer one, Layer other) in expected.Layers.Zip(actual.Layers))
        {
            float[] weights = one.Weights.ToArray();
            double scale = Math.Max(1e-3, weights.Max(Math.Abs));
            for (int i = 0; i < weights.Length; i++)
            {
                RequireNear(weights[i], other.Weights[i], scale, $"weight {i} of {one.Name}");
                Assert.True(one.Mask[i] || BitConverter.SingleToUInt32Bits(other.Weights[i]) == 0);
            }
        }
    }

    private static void RequireEqual(Evaluation expected, Evaluation actual) =>
        RequireNear(expected.Loss, actual.Loss, Math.Abs(expected.Loss), "the loss of the evaluation");

    private static void RequireEqualPredictions(Network expected, Network actual, Samples samples)
    {
        for (int n = 0; n < 4; n++)
        {
            float[] one = Predictions.Of(expected, samples.Data, n);
            float[] other = Predictions.Of(actual, samples.Data, n);
            Assert.Equal(5, one.Length);
            for (int i = 0; i < one.Length; i++)
            {
                RequireNear(one[i], other[i], 1, $"output {i} of sample {n}");
            }
        }
    }

    private static void RequireNear(double expected, double actual, double scale, string what) => Assert.True(
        Math.Abs(expected - actual) <= Tolerance * scale,
        string.Create(CultureInfo.InvariantCulture, $"{what} is {actual:G9}, with all weights {expected:G9}."));
}
