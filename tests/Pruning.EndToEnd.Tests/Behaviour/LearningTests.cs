using System;
using System.Linq;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Randomness;
using Pruning.Training;
using Xunit;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>Networks learn: every optimiser, every activation, both losses.</summary>
public sealed class LearningTests
{
    private static readonly Lazy<Dataset> Train = new(() => SyntheticDigits.Create(4000, 1));
    private static readonly Lazy<Dataset> Test = new(() => SyntheticDigits.Create(1000, 2));

    // A network that guesses is right in one case of ten.
    [Theory]
    [InlineData(nameof(DigitsMomentum))]
    [InlineData(nameof(DigitsNesterov))]
    [InlineData(nameof(DigitsAdam))]
    [InlineData(nameof(DigitsAdamW))]
    [InlineData(nameof(DigitsSigmoid))]
    public void Fit_Digits_Learns(string name)
    {
        using Network network = name switch
        {
            nameof(DigitsMomentum) => new DigitsMomentum(),
            nameof(DigitsNesterov) => new DigitsNesterov(),
            nameof(DigitsAdam) => new DigitsAdam(),
            nameof(DigitsAdamW) => new DigitsAdamW(),
            _ => new DigitsSigmoid(),
        };

        PhaseResult result = network.Fit(Train.Value, Test.Value).Final;

        Assert.InRange(result.Accuracy, 0.8, 1);
        Assert.Equal(result.Accuracy, network.Evaluate(Test.Value).Accuracy);
    }

    [Fact]
    public void Predict_OneSampleOrABatch_AgreeOnTheClass()
    {
        using var network = new DigitsAdam();
        network.Fit(Train.Value.Take(1000));
        float[] sample = new float[784];
        float[] probabilities = new float[10];
        int errors = 0;
        for (int i = 0; i < 200; i++)
        {
            Test.Value.CopySample(i, sample);
            network.Predict(sample, probabilities);
            Assert.Equal(1, probabilities.Sum(), 5);
            errors += probabilities.Index().MaxBy(pair => pair.Item).Index == Test.Value.LabelOf(i) ? 0 : 1;
        }

        Assert.Equal(network.Evaluate(Test.Value.Take(200)).Errors, errors);
    }

    // y = A x + b is in reach of one layer, so that what it learns is A and b themselves.
    [Fact]
    public void Fit_LinearFunction_IsFound()
    {
        float[] a = [1, -2, 0.5f, 0, 3, -1, 0.25f, 0, -1.5f, 2, 0, 1];
        float[] b = [0.5f, -1];
        var random = new RandomStream(1, 1);
        float[] features = new float[500 * 6];
        float[] targets = new float[500 * 2];
        for (int i = 0; i < 500; i++)
        {
            Span<float> x = features.AsSpan(i * 6, 6);
            for (int j = 0; j < 6; j++)
            {
                x[j] = (float)random.NextNormal();
            }

            for (int k = 0; k < 2; k++)
            {
                targets[(i * 2) + k] = b[k];
                for (int j = 0; j < 6; j++)
                {
                    targets[(i * 2) + k] += a[(k * 6) + j] * x[j];
                }
            }
        }

        using var network = new LinearRegression();
        PhaseResult result = network.Fit(Dataset.FromArrays(features, 6, targets, 2)).Final;
        float[] output = new float[2];
        network.Predict(features.AsSpan(0, 6), output);

        Assert.InRange(result.Loss, 0, 1e-4);
        Assert.True(double.IsNaN(result.Accuracy));
        Assert.All(network.Line.Weights.ToArray().Zip(a), pair => Assert.Equal(pair.Second, pair.First, 0.02));
        Assert.All(network.Line.Bias.ToArray().Zip(b), pair => Assert.Equal(pair.Second, pair.First, 0.02));
        Assert.Equal(targets[0], output[0], 0.1);
    }

    [Fact]
    public void Fit_LassoPenalty_BringsWeightsToZero()
    {
        using var plain = new PlainNet();
        using var lasso = new LassoNet();
        plain.Fit(Blobs.Create(1000));
        lasso.Fit(Blobs.Create(1000));

        Assert.InRange(NearZero(plain), 0, 60);
        Assert.InRange(NearZero(lasso), 240, 480);
        Assert.InRange(lasso.Evaluate(Blobs.Create(1000, 2)).Accuracy, 0.8, 1);
    }

    [Fact]
    public void TrainStep_OwnLoop_LearnsAndPrunes()
    {
        using var network = new LeNet300(1, 2);
        Dataset train = Train.Value.Take(1280);
        var order = new EpochOrder(train.Count);
        float first = 0;
        float last = 0;
        for (int epoch = 0; epoch < 4; epoch++)
        {
            order.Shuffle(1, epoch);
            for (int start = 0; start < train.Count; start += 128)
            {
                last = network.TrainStep(new(train, order.Indices.Slice(start, 128)));
                first = first == 0 ? last : first;
            }

            network.Prune(0.2 * epoch);
        }

        Assert.True(last < first / 3);
        Assert.Equal(0.6, network.PruningRate, 5);
        Assert.InRange(network.Evaluate(Test.Value).Accuracy, 0.75, 1);
    }

    private static int NearZero(Network network) =>
        network.Layers[0].Weights.ToArray().Count(weight => MathF.Abs(weight) < 5e-3f);
}
