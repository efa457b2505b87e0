using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Analysis;
using Pruning.Criteria;
using Pruning.Data;
using Pruning.Execution;
using Pruning.Masks;
using Pruning.Memory;
using Pruning.Plans;
using Pruning.Runtime.Tests.Layers;
using Pruning.Threading;

namespace Pruning.Runtime.Tests.Analysis;

/// <summary>A network of operators alone: parameters, data, and an analyst that looks at them.</summary>
internal sealed class AnalysisSubject : IDisposable
{
    private readonly WorkerTeam _team;

    private AnalysisSubject(NetworkPlan plan, int parameters, Dataset data, int threads, int seed)
    {
        Plan = plan;
        Arena = new Arena(parameters + plan.Arena.MaskWords);
        Data = data;
        var random = new Random(seed);
        foreach (ref float parameter in Arena.Slice(0, parameters))
        {
            parameter = (float)((random.NextDouble() * 1.2) - 0.6);
        }

        foreach (LayerPlan layer in plan.Layers)
        {
            MaskBits.Fill(MaskOf(layer), layer.Count);
            if (layer.BatchNorm is { } norm)
            {
                // Variances are positive.
                foreach (ref float variance in Arena.Slice(norm.Variance, norm.Channels))
                {
                    variance = 1 + variance;
                }
            }
        }

        _team = new WorkerTeam(threads);
        Analyst = new Analyst(plan, Arena, _team, new ScoringClock());
        LookAtAll();
        Analyst.Begin();
    }

    public NetworkPlan Plan { get; }

    public Arena Arena { get; }

    public Dataset Data { get; }

    public Analyst Analyst { get; }

    /// <summary>
    /// All operators, from images [3, 6, 6]: a convolution with normalisation, a depthwise one of stride 2 beside a
    /// subsampled shortcut, their sum, both ways of pooling side by side, a fully connected layer.
    /// </summary>
    public static AnalysisSubject Images(Loss loss, int threads = 1, int samples = 21)
    {
        var layout = new Layout();
        LayerPlan[] layers =
        [
            layout.Convolution("Stem", [4, 3, 3, 3], 1, 1, 1, norm: true),
            layout.Convolution("Depthwise", [4, 1, 3, 3], 2, 1, 4, norm: false),
            layout.Dense("Hidden", 6, 72),
            layout.Dense("Logits", 5, 6),
        ];
        NormPlan norm = layers[0].BatchNorm!;
        int[] sizes = [108, 144, 144, 144, 36, 36, 36, 36, 36, 36, 72, 6, 6, 6, 6, 5];
        var graph = new OperatorGraph(
            sizes,
            [
                new WeightedOperator(0, 0, 1, 4, 3, 6, 6, 3, 1, 1, 1),
                new NormOperator(1, 2, 4, norm.Scale, norm.Shift, norm.Mean, norm.Variance, 1e-5f),
                new GeluOperator(2, 3),
                new WeightedOperator(1, 3, 4, 4, 4, 6, 6, 3, 2, 1, 4),
                new SubsampleOperator(0, 5, 3, 6, 6, 2),
                new SumOperator([4, 5], 6),
                new TanhOperator(6, 7),
                new MaxPoolOperator(7, 8, 4, 3, 3, 3, 1, 1),
                new AveragePoolOperator(7, 9, 4, 3, 3, 3, 3, 1, 1),
                new ConcatOperator([8, 9], 10),
                new WeightedOperator(2, 10, 11, 6, 72),
                new SigmoidOperator(11, 12),
                new ReluOperator(12, 13, 0.1f),
                new ReluOperator(13, 14, threshold: 0.02f),
                new WeightedOperator(3, 14, 15, 5, 6),
            ],
            [3, 4, 14, 15]);
        return Create(layout, layers, graph, loss, [3, 6, 6], 5, samples, threads);
    }

    /// <summary>Fully connected layers with ReLU between them, or without; where they have no biases, their network is
    /// homogeneous.</summary>
    public static AnalysisSubject Chain(
        Loss loss,
        int[] sizes,
        bool hasBias,
        bool isLinear = false,
        int samples = 21,
        int threads = 1,
        int seed = 3,
        Dataset? data = null)
    {
        var layout = new Layout();
        LayerPlan[] layers =
            [.. sizes.Skip(1).Select((size, i) => layout.Dense($"Dense{i}", size, sizes[i], hasBias))];
        List<int> values = [sizes[0]];
        List<GraphOperator> operators = [];
        List<int> units = [];
        for (int i = 0; i < layers.Length; i++)
        {
            operators.Add(new WeightedOperator(i, values.Count - 1, values.Count, sizes[i + 1], sizes[i]));
            values.Add(sizes[i + 1]);
            if (i < layers.Length - 1 && !isLinear)
            {
                operators.Add(new ReluOperator(values.Count - 1, values.Count));
                values.Add(sizes[i + 1]);
            }

            units.Add(values.Count - 1);
        }

        var graph = new OperatorGraph([.. values], [.. operators], [.. units]);
        return Create(layout, layers, graph, loss, [sizes[0]], sizes[^1], samples, threads, seed, data);
    }

    public void Dispose() => _team.Dispose();

    public void LookAtAll() => LookAt([.. Enumerable.Range(0, Data.Count)]);

    /// <summary>Looks at some samples.</summary>
    public void LookAt(params int[] samples)
    {
        // A data set of its own, as an order is one of a whole.
        Dataset some = Some(samples);
        Analyst.LookAt(some, new EpochOrder(some.Count), some.Count);
    }

    /// <summary>The mean loss of the samples with the weights that the analyst has.</summary>
    public double Loss()
    {
        var losses = new LossSum();
        Analyst.Visit(losses);
        return losses.Sum / Analyst.Samples;
    }

    public Span<double> WeightsOf(int layer) => Analyst.Numbers.WeightsOf(layer);

    public Span<uint> MaskOf(LayerPlan layer) =>
        Arena.Words(Plan.Arena.Masks + layer.Mask, MaskBits.WordsFor(layer.Count));

    private Dataset Some(int[] samples)
    {
        float[] features = new float[samples.Length * Data.Features];
        for (int i = 0; i < samples.Length; i++)
        {
            Data.CopySample(samples[i], features.AsSpan(i * Data.Features));
        }

        return Data.Classes > 0
            ? Dataset.FromArrays(features, [.. samples.Select(Data.LabelOf)], Data.Classes)
            : Dataset.FromArrays(features, Data.Features, TargetsOf(samples), Data.Targets);
    }

    private float[] TargetsOf(int[] samples)
    {
        float[] targets = new float[samples.Length * Data.Targets];
        for (int i = 0; i < samples.Length; i++)
        {
            Data.CopyTarget(samples[i], targets.AsSpan(i * Data.Targets, Data.Targets));
        }

        return targets;
    }

    private static AnalysisSubject Create(
        Layout layout,
        LayerPlan[] layers,
        OperatorGraph graph,
        Loss loss,
        int[] input,
        int outputs,
        int samples,
        int threads,
        int seed = 3,
        Dataset? given = null)
    {
        using var model = new ConvNet();
        NetworkPlan plan = model.Plan with
        {
            Name = "Subject",
            Input = input,
            Outputs = outputs,
            Loss = loss,
            Layers = layers,
            Graph = graph,
            Arena = model.Plan.Arena with
            {
                ParameterLength = layout.Parameters,
                Masks = layout.Parameters,
                MaskWords = layout.MaskWords,
            },
        };
        Dataset set = given ?? RandomData(loss, graph.SizeOf(0), outputs, samples);
        return new AnalysisSubject(plan, layout.Parameters, set, threads, seed);
    }

    private static Dataset RandomData(Loss loss, int features, int outputs, int samples)
    {
        var random = new Random(7);
        float[] data = [.. Enumerable.Range(0, samples * features).Select(_ => (float)(random.NextDouble() - 0.3))];
        return loss == Pruning.Loss.MeanSquaredError
            ? Dataset.FromArrays(
                data,
                features,
                [.. Enumerable.Range(0, samples * outputs).Select(_ => (float)random.NextDouble())],
                outputs)
            : Dataset.FromArrays(
                data, [.. Enumerable.Range(0, samples).Select(_ => random.Next(outputs))], outputs);
    }

    private sealed class LossSum : ITapeReader
    {
        public double Sum { get; private set; }

        public TapePass Pass => TapePass.Forward;

        public void Read(Tape tape, int worker, int workers)
        {
            if (worker == 0)
            {
                Sum += tape.Losses.Take(tape.Samples).Sum();
            }
        }
    }

    private sealed class Layout
    {
        public int Parameters { get; private set; }

        public int MaskWords { get; private set; }

        public LayerPlan Dense(string name, int outputs, int inputs, bool hasBias = true) =>
            Layer(name, [outputs, inputs], null, hasBias);

        public LayerPlan Convolution(string name, int[] shape, int stride, int padding, int groups, bool norm)
        {
            var convolution = new ConvolutionPlan { Stride = stride, Padding = padding, Groups = groups };
            return Layer(name, shape, convolution, hasBias: !norm) with
            {
                BatchNorm = norm
                    ? new NormPlan
                    {
                        Channels = shape[0],
                        Scale = Take(shape[0]),
                        Shift = Take(shape[0]),
                        Mean = Take(shape[0]),
                        Variance = Take(shape[0]),
                    }
                    : null,
            };
        }

        private LayerPlan Layer(string name, int[] shape, ConvolutionPlan? convolution, bool hasBias)
        {
            int count = shape.Aggregate(1, (product, side) => product * side);
            int mask = MaskWords;
            MaskWords += MaskBits.WordsFor(count);
            return new LayerPlan
            {
                Name = name,
                Shape = shape,
                FanOut = 1,
                MultiplyAdds = count,
                Weights = Take(count),
                Bias = hasBias ? Take(shape[0]) : -1,
                Mask = mask,
                Initializer = Initializer.GlorotUniform,
                Convolution = convolution,
            };
        }

        private int Take(int count)
        {
            int place = Parameters;
            Parameters += count;
            return place;
        }
    }
}
