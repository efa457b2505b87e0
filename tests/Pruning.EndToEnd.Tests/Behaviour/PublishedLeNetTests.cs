using System;
using Pruning.CriteriaBenchmarks;
using Pruning.Data;
using Pruning.EndToEnd.Tests.Behaviour.Networks;
using Pruning.Runtime.Tests.Data;
using Xunit;
using Judged = Pruning.CriteriaBenchmarks.Networks.LeNet300;

namespace Pruning.EndToEnd.Tests.Behaviour;

/// <summary>
/// The dense LeNet-300-100 published with Dynamic Network Surgery (Guo et al. 2016) and the errors that magnitude
/// pruning makes of it without training: nothing but the forward pass, the criterion, the selection and the masks
/// decides these numbers.
/// </summary>
public sealed class PublishedLeNetTests
{
    private static readonly double[] Rates = [0.5, 0.7, 0.8, 0.9, 0.95];

    // The published network reads pixel / 256, not / 255.
    private static readonly Lazy<Dataset> Test = new(() => Mnist.Load(TestData.PathOf("mnist"), 1f / 256).Test);
    private static readonly Lazy<Dataset> Train = new(() => Mnist.Load(TestData.PathOf("mnist"), 1f / 256).Train);

    [DataFact]
    public void Evaluate_PublishedWeights_Makes228Errors()
    {
        using var network = new LeNet300();
        Fill(network);

        Assert.Equal(228, network.Evaluate(Test.Value).Errors);
    }

    [DataFact]
    public void Predict_PublishedWeights_MakesTheSameErrors()
    {
        using var network = new LeNet300();
        Fill(network);
        float[] image = new float[784];
        float[] probabilities = new float[10];
        int errors = 0;
        for (int i = 0; i < Test.Value.Count; i++)
        {
            Test.Value.CopySample(i, image);
            network.Predict(image, probabilities);
            errors += Array.IndexOf(probabilities, MaxOf(probabilities)) == Test.Value.LabelOf(i) ? 0 : 1;
        }

        Assert.Equal(228, errors);
    }

    [DataFact]
    public void Prune_GlobalMagnitude_MakesTheMeasuredErrors()
    {
        int[] errors = Array.ConvertAll(Rates, rate =>
        {
            using var network = new LeNet300();
            Fill(network);
            network.Prune(rate);
            return network.Evaluate(Test.Value).Errors;
        });

        Assert.Equal([234, 257, 281, 755, 2634], errors);
    }

    [DataFact]
    public void Prune_LocalMagnitude_MakesTheMeasuredErrors()
    {
        int[] errors = Array.ConvertAll(Rates, rate =>
        {
            using var network = new LeNet300Local();
            Fill(network);
            network.Prune(rate);
            return network.Evaluate(Test.Value).Errors;
        });

        Assert.Equal([234, 403, 746, 2185, 5586], errors);
    }

    // In one network, one rate after the other: a removal goes on from the one before.
    [DataFact]
    public void Prune_GlobalMagnitude_KeepsTheMeasuredCounts()
    {
        using var network = new LeNet300();
        Fill(network);

        network.Prune(0.9);
        Assert.Equal((14226, 11558, 836), (network.Fc1.Mask.Kept, network.Fc2.Mask.Kept, network.Fc3.Mask.Kept));
        network.Prune(0.95);
        Assert.Equal((5370, 7150, 790), (network.Fc1.Mask.Kept, network.Fc2.Mask.Kept, network.Fc3.Mask.Kept));
    }

    [DataFact]
    public void Prune_TwoOfFour_MakesTheMeasuredErrors()
    {
        using var network = new LeNet300Pattern();
        Fill(network);

        network.Prune(0.5);

        Assert.InRange(network.Evaluate(Test.Value).Errors, 273, 277);
    }

    // Measured with every output losing the rounded-down count; here a layer as a whole loses the rounded one.
    [DataFact]
    public void Prune_MagnitudeWithinOutputs_MakesTheMeasuredErrors()
    {
        RequireErrors(() => new LeNet300Output(), needsData: false, points: 0.5, [2.51, 5.38, 5.62, 34.30, 56.54]);
    }

    [DataFact]
    public void Prune_Lamp_MakesTheMeasuredErrors()
    {
        RequireErrors(() => new Judged.LampGlobal(), needsData: false, points: 0.02, [2.33, 2.54, 2.83, 6.26, 21.93]);
    }

    [DataFact]
    public void Prune_GlobalTaylor_MakesTheMeasuredErrors()
    {
        RequireErrors(() => new Judged.TaylorGlobal(), needsData: true, points: 0.5, [2.39, 2.96, 5.31, 18.33, 32.43]);
    }

    [DataFact]
    public void Prune_GlobalFisher_MakesTheMeasuredErrors()
    {
        RequireErrors(() => new Judged.FisherGlobal(), needsData: true, points: 0.5, [2.40, 2.84, 4.89, 16.59, 38.76]);
    }

    [DataFact]
    public void Prune_UniformFisher_MakesTheMeasuredErrors()
    {
        RequireErrors(
            () => new Judged.FisherUniform(), needsData: true, points: 0.5, [2.53, 6.53, 15.40, 43.38, 64.80]);
    }

    [DataFact]
    public void Prune_WandaOfEachOutput_MakesTheMeasuredErrors()
    {
        RequireErrors(() => new Judged.WandaOutput(), needsData: true, points: 0.5, [2.58, 5.28, 20.03, 66.03, 80.27]);
    }

    [DataFact]
    public void Prune_WandaOfEachLayer_MakesTheMeasuredErrors()
    {
        RequireErrors(() => new Judged.WandaLocal(), needsData: true, points: 0.5, [2.58, 5.21, 10.43, 59.64, 77.79]);
    }

    // At 95 % a weight more or less in a block makes a point, and the published code removes one more in each: its
    // counts are tested with the sweep itself, to the digit.
    [DataFact]
    public void Prune_SparseGpt_MakesTheMeasuredErrorsAndFewerAtTheEnd()
    {
        double[] errors = ErrorsOf(() => new Judged.SparseGptLocal(), needsData: true);
        RequireErrors(errors[..4], points: 0.5, [2.36, 2.90, 4.20, 23.42]);
        Assert.InRange(errors[4], 44, 48.04);
    }

    [DataFact]
    public void Prune_PatternsByData_MakeTheMeasuredErrors()
    {
        Assert.Equal(3.10, ErrorOf(new Judged.WandaPattern(), 0.5, needsData: true), 0.02);
        Assert.InRange(ErrorOf(new Judged.SparseGptPattern(), 0.5, needsData: true), 2.28, 2.70);
    }

    // What beats what on this network, without training.
    [DataFact]
    public void Prune_ByWhatIsKnownOfIt_BeatsWhatIsNot()
    {
        double random = ErrorOf(new Judged.RandomLocal(), 0.5, needsData: false);
        foreach (Func<Network> create in (Func<Network>[])[
            () => new Judged.MagnitudeGlobal(), () => new Judged.MagnitudeUniform(), () => new Judged.LampGlobal(),
            () => new Judged.SynFlowGlobal(), () => new Judged.TaylorGlobal(), () => new Judged.FisherGlobal(),
            () => new Judged.DamageGlobal(), () => new Judged.WandaLocal(), () => new Judged.SparseGptLocal(),
            () => new Judged.SurgeonGlobal(), () => new Judged.WoodFisherGlobal(),
        ])
        {
            Network network = create();
            string name = network.Name;
            double error = ErrorOf(network, 0.5, needsData: true);
            Assert.True(error < 0.2 * random, $"{name}: {error} %, at random {random} %");
        }

        foreach (double rate in (double[])[0.9, 0.95])
        {
            double global = ErrorOf(new Judged.MagnitudeGlobal(), rate, needsData: false);
            Assert.True(global < ErrorOf(new Judged.MagnitudeUniform(), rate, needsData: false));
            Assert.True(ErrorOf(new Judged.LampGlobal(), rate, needsData: false) < global);

            // Updates that make up for removed weights are worth more than any score.
            Assert.True(ErrorOf(new Judged.SurgeonGlobal(), rate, needsData: true) < global / 2);
            Assert.True(ErrorOf(new Judged.WoodFisherGlobal(), rate, needsData: true) < global);
        }

        foreach (double rate in (double[])[0.7, 0.8])
        {
            Assert.True(
                ErrorOf(new Judged.SparseGptLocal(), rate, needsData: true)
                < ErrorOf(new Judged.MagnitudeUniform(), rate, needsData: false));
        }
    }

    // The same weights removed, with and without what the others do about it.
    [DataFact]
    public void Prune_ByCriteriaWithAnUpdate_IsWorthMoreThanTheRemovalAlone()
    {
        foreach (Func<Network> create in (Func<Network>[])[
            () => new Judged.SurgeonGlobal(), () => new Judged.WoodFisherGlobal(), () => new Judged.SparseGptLocal()])
        {
            using Network network = create();
            using Network dense = create();
            Fill(network);
            Fill(dense);
            network.Prune(0.9, Train.Value);
            for (int i = 0; i < dense.Layers.Count; i++)
            {
                Span<float> weights = dense.Layers[i].Weights;
                for (int w = 0; w < weights.Length; w++)
                {
                    weights[w] *= network.Layers[i].Mask[w] ? 1 : 0;
                }
            }

            int errors = network.Evaluate(Test.Value).Errors;
            int alone = dense.Evaluate(Test.Value).Errors;
            Assert.True(errors < alone, $"{network.Name}: {errors} errors, without the update {alone}");
        }
    }

    private static void RequireErrors(Func<Network> create, bool needsData, double points, double[] expected) =>
        RequireErrors(ErrorsOf(create, needsData), points, expected);

    private static void RequireErrors(double[] errors, double points, double[] expected)
    {
        for (int i = 0; i < errors.Length; i++)
        {
            Assert.True(
                Math.Abs(errors[i] - expected[i]) <= points + 1e-9,
                $"{errors[i]} % errors at rate {Rates[i]}, not {expected[i]}. All: {string.Join(" ", errors)}");
        }
    }

    // In per cent, at each of the rates.
    private static double[] ErrorsOf(Func<Network> create, bool needsData) =>
        Array.ConvertAll(Rates, rate => ErrorOf(create(), rate, needsData));

    private static double ErrorOf(Network created, double rate, bool needsData)
    {
        using Network network = created;
        Fill(network);
        network.Prune(rate, needsData ? Train.Value : null);
        return network.Evaluate(Test.Value).Errors / 100.0;
    }

    private static void Fill(Network network) =>
        PublishedLeNet.Fill(network, TestData.PathOf("lenet-300-100", "dense.safetensors"));

    private static float MaxOf(float[] values)
    {
        float largest = values[0];
        foreach (float value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
