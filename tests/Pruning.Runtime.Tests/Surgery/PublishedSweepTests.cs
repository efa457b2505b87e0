using System;
using System.Linq;
using Pruning.Analysis;
using Pruning.Data;
using Pruning.Masks;
using Pruning.Runtime.Tests.Analysis;
using Pruning.Runtime.Tests.Data;
using Pruning.Serialization;
using Pruning.Surgery;
using Xunit;

namespace Pruning.Runtime.Tests.Surgery;

/// <summary>
/// The sweep of SparseGPT on the LeNet-300-100 that Guo et al. (2016) published, with the counts of the published code:
/// of each block of columns one weight more than the fraction.
/// </summary>
public sealed class PublishedSweepTests
{
    private static readonly int[] Sizes = [784, 300, 100, 10];

    [DataFact]
    public void Remove_AtFiveRates_MakesTheMeasuredErrors()
    {
        MnistData mnist = Mnist.Load(TestData.PathOf("mnist"), 1f / 256);
        using AnalysisSubject subject = AnalysisSubject.Chain(
            Loss.SoftmaxCrossEntropy, Sizes, hasBias: true, threads: 2, data: mnist.Train.Take(1000));
        SafetensorsFile file = SafetensorsFile.Open(TestData.PathOf("lenet-300-100", "dense.safetensors"));
        double[][] hessians = new double[3][];
        for (int i = 0; i < 3; i++)
        {
            string layer = FormattableString.Invariant($"ip{i + 1}");
            file.ReadSingles(
                layer + ".weight", subject.Arena.Slice(subject.Plan.Layers[i].Weights, Sizes[i] * Sizes[i + 1]));
            file.ReadSingles(layer + ".bias", subject.Arena.Slice(subject.Plan.Layers[i].Bias, Sizes[i + 1]));
        }

        subject.Analyst.Begin();
        for (int i = 0; i < 3; i++)
        {
            subject.Analyst.InputProducts.Collect(subject.Analyst, i);
            hessians[i] = subject.Analyst.InputProducts.Of(0).ToArray();
        }

        double[] rates = [0.5, 0.7, 0.8, 0.9, 0.95];
        double[] errors = Array.ConvertAll(rates, rate => Errors(subject, hessians, rate, mnist));

        Assert.Equal([2.36, 2.90, 4.20, 23.42, 47.54], errors);
    }

    private static double Errors(AnalysisSubject subject, double[][] hessians, double rate, MnistData mnist)
    {
        subject.Analyst.Begin();
        for (int i = 0; i < 3; i++)
        {
            (int rows, int columns) = (Sizes[i + 1], Sizes[i]);
            var sweep = new SparseGptSweep(rows, columns);
            Assert.True(sweep.TryPrepare(hessians[i], columns, 0.01));
            uint[] mask = new uint[MaskBits.WordsFor(rows * columns)];
            MaskBits.Fill(mask, rows * columns);
            int[] counts =
            [
                .. Enumerable.Range(0, (columns + 127) / 128)
                    .Select(block => (int)(rate * (rows * Math.Min(128, columns - (block * 128)))) + 1),
            ];
            sweep.Remove(subject.WeightsOf(i), mask, 0, counts);
        }

        subject.Analyst.LookAt(mnist.Test, new EpochOrder(mnist.Test.Count), mnist.Test.Count);
        var errors = new ErrorCount(subject.Analyst, mnist.Test);
        subject.Analyst.Visit(errors);
        return Math.Round(100.0 * errors.Count / mnist.Test.Count, 2);
    }

    private sealed class ErrorCount(Analyst analyst, Dataset data) : ITapeReader
    {
        public int Count { get; private set; }

        public TapePass Pass => TapePass.Forward;

        public void Read(Tape tape, int worker, int workers)
        {
            for (int n = 0; worker == 0 && n < tape.Samples; n++)
            {
                ReadOnlySpan<double> outputs =
                    tape.Of(TapeKind.Value, n / Tape.Lanes, analyst.Graph.Last)[(n % Tape.Lanes)..];
                int best = 0;
                for (int at = 0; at < outputs.Length; at += Tape.Lanes)
                {
                    best = outputs[at] > outputs[best] ? at : best;
                }

                Count += best / Tape.Lanes == data.LabelOf(tape.Indices[n]) ? 0 : 1;
            }
        }
    }
}
