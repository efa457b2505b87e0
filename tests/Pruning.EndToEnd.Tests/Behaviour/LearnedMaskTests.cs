using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Execution;
using Pruning.Runtime.Tests.Memory;
using Pruning.Sparse;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Networks that learn their masks while they are trained.</summary>
public class LearnedMaskTests
{
    private readonly Dataset _train = Blobs.Create();
    private readonly Dataset _test = Blobs.Create(200, 2);

    [Theory]
    [MemberData(nameof(Subjects.Learned), MemberType = typeof(Subjects))]
    public void Fit_OfALearnedMask_EndsSparseAndAccurate(string subject)
    {
        using Network network = Subjects.Create(subject);

        TrainingResult result = network.Fit(_train, _test);

        int[] kept = [.. network.Layers.Select(layer => layer.Mask.Kept)];
        Assert.Equal(kept, result.Final.Kept);
        Assert.InRange(network.PruningRate, 0.2, 0.95);
        Assert.All(network.Layers, layer => Assert.InRange(layer.Mask.Kept, 1, layer.Mask.Count));
        Assert.InRange(result.Final.Accuracy, 0.7, 1);
        Assert.Equal(kept, network.Report().Layers.Select(layer => layer.Kept));
    }

    [Theory]
    [MemberData(nameof(Subjects.Learned), MemberType = typeof(Subjects))]
    public void Step_OfALearnedMask_LeavesRemovedWeightsAtZero(string subject)
    {
        using Network network = Subjects.Create(subject);
        int[] batch = [.. Enumerable.Range(0, 32)];
        bool isNew = false;
        bool returned = false;
        HashSet<(string, int)> removed = [];
        for (int step = 0; step < 200; step++)
        {
            network.TrainStep(new Batch(_train, batch));
            HashSet<(string, int)> now = [];
            foreach (Layer layer in network.Layers.Where(layer => layer.IsPrunable))
            {
                for (int i = 0; i < layer.Mask.Count; i++)
                {
                    if (!layer.Mask[i])
                    {
                        Assert.Equal(0u, BitConverter.SingleToUInt32Bits(layer.Weights[i]));
                        now.Add((layer.Name, i));
                    }
                }
            }

            isNew |= !now.IsSubsetOf(removed);
            returned |= step > 0 && !removed.IsSubsetOf(now);
            removed = now;
        }

        Assert.True(isNew);
        Assert.True(returned || subject != nameof(LearnedMovementNet));
    }

    // Both predict from the weights that passes read, whatever is trained behind them.
    [Theory]
    [MemberData(nameof(Subjects.Learned), MemberType = typeof(Subjects))]
    public void Passes_WithAndWithoutRemovedWeights_Agree(string subject)
    {
        using Network network = Subjects.Create(subject);
        network.Fit(_train);
        network.SparseMode = SparseMode.Always;
        Evaluate(network, out double sparse, out float[] sparseOutput);
        network.SparseMode = SparseMode.Never;
        Evaluate(network, out double dense, out float[] denseOutput);

        Assert.Equal(dense, sparse, 1e-5);
        Assert.All(denseOutput.Zip(sparseOutput), pair => Assert.Equal(pair.First, pair.Second, 1e-5));

        void Evaluate(Network subject, out double loss, out float[] output)
        {
            float[] sample = new float[Blobs.Features];
            output = new float[Blobs.Classes];
            _test.CopySample(3, sample);
            subject.Predict(sample, output);
            loss = subject.Evaluate(_test).Loss;
        }
    }

    [Theory]
    [MemberData(nameof(Subjects.Learned), MemberType = typeof(Subjects))]
    public void Step_OfALearnedMask_AllocatesNothing(string subject)
    {
        using Network network = Subjects.Create(subject, threads: 2);
        int[] batch = [.. Enumerable.Range(0, 32)];
        for (int i = 0; i < 50; i++)
        {
            network.TrainStep(new Batch(_train, batch));
        }

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            for (int i = 0; i < 20; i++)
            {
                network.TrainStep(new Batch(_train, batch));
            }
        }));
    }

    // Sparse kernels that skip what is removed must see the mask of the step: a gate may open at any time.
    [Theory]
    [MemberData(nameof(Subjects.Learned), MemberType = typeof(Subjects))]
    public void Steps_WithAndWithoutRemovedWeights_TrainTheSame(string subject)
    {
        using Network sparse = Subjects.Create(subject);
        using Network dense = Subjects.Create(subject);
        sparse.SparseMode = SparseMode.Always;
        dense.SparseMode = SparseMode.Never;
        int[] batch = [.. Enumerable.Range(0, 32)];
        for (int i = 0; i < 30; i++)
        {
            float loss = dense.TrainStep(new Batch(_train, batch));
            Assert.Equal(loss, sparse.TrainStep(new Batch(_train, batch)), 1e-3 * (1 + Math.Abs(loss)));
        }
    }

    [Fact]
    public void Gates_ThatAreClosed_RemoveWholeInputsAndFilters()
    {
        using var network = new GateNet(5, 1);
        network.Fit(_train);

        int closed = 0;
        foreach (Layer layer in network.Layers)
        {
            int outputs = layer.WeightShape[0];
            int inputs = layer.Mask.Count / outputs;
            bool perInput = layer is Dense;
            for (int gate = 0; gate < (perInput ? inputs : outputs); gate++)
            {
                int first = perInput ? gate : gate * inputs;
                bool[] kept =
                [
                    .. Enumerable.Range(0, perInput ? outputs : inputs)
                        .Select(i => layer.Mask[first + (i * (perInput ? inputs : 1))]),
                ];
                Assert.Single(kept.Distinct());
                closed += kept[0] ? 0 : 1;
            }
        }

        Assert.InRange(closed, 3, 16 + 16 + 192 + 24 - 4);
    }

    [Fact]
    public void Evaluate_OfGates_IsWithoutChance()
    {
        using var network = new GateNet(5, 1);
        network.Fit(_train);

        Assert.Equal(network.Evaluate(_test), network.Evaluate(_test));
    }

    [Fact]
    public void Fit_ASecondTime_GoesOnFromTheMasks()
    {
        using var network = new LayerThresholdNet(5, 1);
        TrainingResult first = network.Fit(_train, _test);

        TrainingResult second = network.Fit(_train, _test);

        Assert.True(second.Final.Kept.Sum() < first.Final.Kept.Sum());
        Assert.InRange(second.Final.Accuracy, 0.7, 1);
    }

    [Fact]
    public void Report_OfALearnedMask_CountsNoThresholds()
    {
        using var network = new NeuronThresholdNet(5, 1);

        // 4 filters of 9, 6 of 18, a projection of 4 x 6, 120 x 21, 21 x 3; biases; scale and shift of 4 and 6.
        int weights = 36 + 108 + 24 + 2520 + 63;
        Assert.Equal(weights, network.Report().Layers.Sum(layer => layer.Weights));
        Assert.Equal(network.Layers.Sum(layer => layer.Mask.Count + layer.Bias.Length
            + (layer.BatchNorm is { } norm ? norm.Scale.Length + norm.Shift.Length : 0)), network.Report().Parameters);
    }

    // One step of SGD without momentum: t is 0 at first, so the estimator of a weight is 2 - 4 |θ| up to 0.4.
    [Fact]
    public void Step_OfNeuronThresholds_IsTheOneOfThePaper()
    {
        using var network = new PlainThresholdNet(5, 1);
        int[] batch = [.. Enumerable.Range(0, 32)];
        float[] before = network.Hidden.Weights.ToArray();
        network.ComputeGradients(new Batch(_train, batch));
        float[] gradients = network.Hidden.WeightGradients.ToArray();

        network.TrainStep(new Batch(_train, batch));

        for (int row = 0; row < 8; row++)
        {
            double threshold = 0.5;
            double[] theta = new double[20];
            for (int i = 0; i < theta.Length; i++)
            {
                double w = before[(row * 20) + i];
                double g = gradients[(row * 20) + i];
                double size = Math.Abs(w);
                double slope = size <= 0.4 ? 2 - (4 * size) : size <= 1 ? 0.4 : 0;
                threshold += g * w * slope;
                theta[i] = w - (0.1 * g * (1 + (size * slope)));
            }

            threshold *= 0.1 * 0.25;
            for (int i = 0; i < theta.Length; i++)
            {
                int place = (row * 20) + i;
                double expected = Math.Abs(theta[i]) > threshold ? theta[i] : 0;
                Assert.Equal(expected, network.Hidden.Weights[place], 1e-5);
                Assert.Equal(expected != 0, network.Hidden.Mask[place]);
            }
        }
    }
}
