using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Reference.Operators;
using static Pruning.Reference.Rounding.Elementwise;

namespace Pruning.Reference.Rounding;

/// <summary>
/// The variance of the error of the value of each operator: that of what it reads, through its derivative squared, and
/// what it rounds itself.
/// </summary>
internal sealed class ForwardRounding(BoundGraph graph, bool training)
{
    /// <summary>V(y) [N, size] from the values read, their variances and y; of a loss one number.</summary>
    public double[] Variance(
        Node node, IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> variances, double[] y)
    {
        double[] x = inputs.Count > 0 ? inputs[0] : [];
        double[] v = inputs.Count > 0 ? variances[0] : [];
        return node switch
        {
            Input => new double[y.Length],
            Dense dense => OfDense(dense, x, v),
            Conv2D conv => OfConvolution(conv, x, v),
            BatchNorm norm => training ? OfBatch(norm, x, v) : OfRunning(norm, x, v),
            MaxPool => Array.ConvertAll(MaxPoolReference.Chosen(x, graph.WindowsOf(node)), at => v[at]),

            // As if the errors of a window were all equal: at most their mean.
            AveragePool pool => OfSums(
                AveragePoolReference.Forward(v, graph.WindowsOf(pool)),
                AveragePoolReference.Forward(Abs(x), graph.WindowsOf(pool)),
                pool.Kernel * pool.Kernel),
            GlobalAveragePool => OfSums(
                GlobalAveragePoolReference.Forward(v, graph.PixelsOf(node.Inputs[0])),
                GlobalAveragePoolReference.Forward(Abs(x), graph.PixelsOf(node.Inputs[0])),
                graph.PixelsOf(node.Inputs[0])),
            Flatten => v,
            Add => OfSums(AddReference.Forward(variances), AddReference.Forward([.. inputs.Select(Abs)]), inputs.Count),
            Concat => ConcatReference.Forward(variances, graph.Samples),
            Subsample sample => SubsampleReference.Forward(v, graph.WindowsOf(sample), sample.Channels),
            Gate gate => OfGate(gate, x, inputs[1], v, variances[1]),
            Relu relu => Map(x, v, (value, variance) => value > relu.Threshold ? variance : 0),
            LeakyRelu leaky => Through(LeakyReluReference.InputGradient(Ones(x), x, leaky.Slope), v, y, 1),
            Sigmoid => Through(SigmoidReference.InputGradient(Ones(x), x), v, y, RoundingModel.Function),
            Tanh => Through(TanhReference.InputGradient(Ones(x), x), v, y, RoundingModel.Function),
            Gelu => Through(GeluReference.InputGradient(Ones(x), x), v, x, RoundingModel.Function),
            Dropout dropout => training && graph.Multipliers(dropout) is { } multipliers
                ? Through(multipliers, v, y, 1)
                : v,
            SoftmaxCrossEntropy => [OfCrossEntropy(node, x, v)],
            MeanSquaredError => [OfSquaredError(node, x, v)],
            _ => throw new NotSupportedException(
                $"The reference has no rule for {node.GetType().Name} '{node.Name}'; add one to ForwardRounding."),
        };
    }

    private static double[] Ones(double[] x) => Array.ConvertAll(x, _ => 1.0);

    // V = slope² v + (units u size)².
    private static double[] Through(double[] slope, double[] v, double[] size, double units)
    {
        double unit = units * RoundingModel.Unit;
        return Map(slope, v, size, (s, variance, value) => (s * s * variance) + (unit * unit * value * value));
    }

    private double[] OfDense(Dense dense, double[] x, double[] v)
    {
        int inputs = graph.SizeOf(dense.Inputs[0]);
        double[] w = graph.Weights(dense);
        double[]? b = graph.Bias(dense) is { } bias ? Abs(bias) : null;
        return OfSums(
            DenseReference.Forward(v, Square(w), null, graph.Samples, inputs, dense.Units),
            DenseReference.Forward(Abs(x), Abs(w), b, graph.Samples, inputs, dense.Units),
            inputs + 1);
    }

    private double[] OfConvolution(Conv2D conv, double[] x, double[] v)
    {
        Windows windows = graph.WindowsOf(conv);
        double[] w = graph.Weights(conv);
        double[]? b = graph.Bias(conv) is { } bias ? Abs(bias) : null;
        return OfSums(
            Conv2DReference.Forward(v, Square(w), null, windows, conv.Filters, conv.Groups),
            Conv2DReference.Forward(Abs(x), Abs(w), b, windows, conv.Filters, conv.Groups),
            (w.Length / conv.Filters) + 1);
    }

    /// <summary>V of what gates add to the loss: each saliency brings its error, and their sum is rounded.</summary>
    public double Penalties(
        IReadOnlyDictionary<string, double[]> values, IReadOnlyDictionary<string, double[]> variances)
    {
        double sum = 0;
        foreach (Gate gate in graph.Nodes.OfType<Gate>())
        {
            double factor = gate.Strength / graph.Samples;
            double unit = RoundingModel.Unit * factor * values[gate.Inputs[1]].Sum();
            int terms = graph.ChannelsOf(gate.Name) + 3;
            sum += (factor * factor * variances[gate.Inputs[1]].Sum()) + (terms * unit * unit);
        }

        return sum;
    }

    // A product of two numbers: V = s² V(x) + x² V(s) + (u y)².
    private double[] OfGate(Gate gate, double[] x, double[] s, double[] v, double[] ofSaliencies)
    {
        bool[] wins = graph.WinnersOf(gate, s);
        int pixels = graph.PixelsOf(gate.Name);
        double[] result = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int k = i / pixels;
            double rounded = RoundingModel.Unit * s[k] * x[i];
            result[i] = wins[k]
                ? (s[k] * s[k] * v[i]) + (x[i] * x[i] * ofSaliencies[k]) + (rounded * rounded)
                : 0;
        }

        return result;
    }

    private double[] OfBatch(BatchNorm norm, double[] x, double[] v)
    {
        double[] scale = graph.Scale(norm);
        double[] shift = graph.Shift(norm);
        NormRounding rounding = new(x, v, norm.Epsilon, scale.Length, graph.PixelsOf(norm.Name));
        double[] variance = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int c = rounding.ChannelOf(i);
            variance[i] = (scale[c] * scale[c] * rounding.NormalizedError[i])
                + OfScaling(scale[c] * rounding.Inverse[c], x[i], rounding.Mean[c], shift[c]);
        }

        return variance;
    }

    private double[] OfRunning(BatchNorm norm, double[] x, double[] v)
    {
        double[] scale = graph.Scale(norm);
        double[] shift = graph.Shift(norm);
        double[] mean = graph.Mean(norm);
        double[] spread = graph.Variance(norm);
        int pixels = graph.PixelsOf(norm.Name);
        double[] variance = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int c = i / pixels % scale.Length;
            double factor = scale[c] / Math.Sqrt(spread[c] + norm.Epsilon);
            variance[i] = (factor * factor * v[i]) + OfScaling(factor, x[i], mean[c], shift[c]);
        }

        return variance;
    }

    // y = a x + (shift - a mean): three roundings.
    private static double OfScaling(double factor, double x, double mean, double shift)
    {
        double sum = RoundingModel.Unit * ((Math.Abs(factor) * (Math.Abs(x) + Math.Abs(mean))) + Math.Abs(shift));
        return 3 * sum * sum;
    }

    // A mean of N, each with an error of the outputs through p - onehot, and of a few units of the largest.
    private double OfCrossEntropy(Node loss, double[] x, double[] v)
    {
        if (!graph.HasTruth)
        {
            return double.NaN;
        }

        int outputs = graph.SizeOf(loss.Inputs[0]);
        double[] slope = SoftmaxCrossEntropyReference.InputGradient(x, graph.Labels(loss), graph.Samples, outputs);
        double unit = RoundingModel.Function * RoundingModel.Unit * Math.Max(1, x.Max(Math.Abs));
        return Map(slope, v, (s, variance) => s * s * variance).Sum() + (unit * unit);
    }

    private double OfSquaredError(Node loss, double[] x, double[] v)
    {
        if (!graph.HasTruth)
        {
            return double.NaN;
        }

        double[] targets = graph.Targets(loss);
        double[] slope = MeanSquaredErrorReference.InputGradient(x, targets);
        double value = MeanSquaredErrorReference.Forward(x, targets);
        double unit = RoundingModel.Unit * value;
        int terms = graph.SizeOf(loss.Inputs[0]) + 3;
        return Map(slope, v, (s, variance) => s * s * variance).Sum() + (terms * unit * unit);
    }
}
