using System;
using System.Collections.Generic;
using System.Linq;
using Pruning.Generators.Graph;
using Pruning.Reference.Operators;
using static Pruning.Reference.Rounding.Elementwise;

namespace Pruning.Reference.Rounding;

/// <summary>
/// The variances of the errors of the gradients that each operator gives: those of dy and of the values that it reads,
/// through the rule, and what it rounds itself.
/// </summary>
internal sealed class BackwardRounding(BoundGraph graph)
{
    // Wide enough for a difference of slopes in double, narrow beside any bend of an activation.
    private const double Step = 1e-4;

    /// <summary>
    /// V of what the node hands back and of its parameters, from the values read, their variances v, dy and its
    /// variance; null for the input.
    /// </summary>
    public NodeGradients? Variances(
        Node node,
        IReadOnlyList<double[]> inputs,
        IReadOnlyList<double[]> variances,
        double[] dy,
        double[] dyVariance)
    {
        double[] x = inputs.Count > 0 ? inputs[0] : [];
        double[] v = inputs.Count > 0 ? variances[0] : [];
        BackwardRules rules = new(graph);
        return node switch
        {
            Input => null,
            Dense dense => OfDense(dense, x, v, dy, dyVariance),
            Conv2D conv => OfConvolution(conv, x, v, dy, dyVariance),
            BatchNorm norm => OfNormalization(norm, x, v, dy, dyVariance),

            // Sums of some dy, each handed back once, or moved as they are. What an average pool divides by stands for
            // its square.
            MaxPool => new NodeGradients(OfSums(
                rules.Gradients(node, inputs, dyVariance)!.Inputs[0],
                rules.Gradients(node, inputs, Abs(dy))!.Inputs[0],
                1)),
            AveragePool pool => new NodeGradients(OfSums(
                AveragePoolReference.InputGradient(dyVariance, graph.WindowsOf(pool)),
                AveragePoolReference.InputGradient(Abs(dy), graph.WindowsOf(pool)),
                pool.Kernel * pool.Kernel)),
            GlobalAveragePool => OfMean(node, dy, dyVariance),
            Flatten or Add or Concat or Subsample => rules.Gradients(node, inputs, dyVariance),
            Gate gate => OfGate(gate, inputs, variances, dy, dyVariance),
            Relu relu => new NodeGradients(ReluReference.InputGradient(dyVariance, x, relu.Threshold)),
            LeakyRelu leaky => new NodeGradients(
                OfActivation(x, new double[x.Length], dy, dyVariance, (d, at) =>
                    LeakyReluReference.InputGradient(d, at, leaky.Slope))),
            Sigmoid => new NodeGradients(OfActivation(x, v, dy, dyVariance, SigmoidReference.InputGradient)),
            Tanh => new NodeGradients(OfActivation(x, v, dy, dyVariance, TanhReference.InputGradient)),
            Gelu => new NodeGradients(OfActivation(x, v, dy, dyVariance, GeluReference.InputGradient)),
            Dropout dropout => graph.Multipliers(dropout) is { } multipliers
                ? new NodeGradients(OfSums(
                    Map(dyVariance, multipliers, (variance, m) => variance * m * m),
                    Abs(DropoutReference.InputGradient(dy, multipliers)),
                    1))
                : new NodeGradients(dyVariance),
            SoftmaxCrossEntropy => new NodeGradients(OfCrossEntropy(node, x, v)),
            MeanSquaredError => new NodeGradients(OfSquaredError(node, x, v)),
            _ => throw new NotSupportedException(
                $"The reference has no rule for {node.GetType().Name} '{node.Name}'; add one to BackwardRounding."),
        };
    }

    private NodeGradients OfDense(Dense dense, double[] x, double[] v, double[] dy, double[] dyVariance)
    {
        int inputs = graph.SizeOf(dense.Inputs[0]);
        double[] Input(double[] d, double[] w) =>
            DenseReference.InputGradient(d, w, graph.Samples, inputs, dense.Units);
        double[] Weights(double[] d, double[] values) =>
            DenseReference.WeightGradient(d, values, graph.Samples, inputs, dense.Units);
        double[] Bias(double[] d) => DenseReference.BiasGradient(d, graph.Samples, dense.Units);
        return OfLayer(dense, x, v, dy, dyVariance, Input, Weights, Bias, dense.Units, graph.Samples);
    }

    private NodeGradients OfConvolution(Conv2D conv, double[] x, double[] v, double[] dy, double[] dyVariance)
    {
        Windows windows = graph.WindowsOf(conv);
        double[] Input(double[] d, double[] w) =>
            Conv2DReference.InputGradient(d, w, windows, conv.Filters, conv.Groups);
        double[] Weights(double[] d, double[] values) =>
            Conv2DReference.WeightGradient(d, values, windows, conv.Filters, conv.Groups);
        double[] Bias(double[] d) => Conv2DReference.BiasGradient(d, conv.Filters, windows.Rows * windows.Columns);
        int outputs = graph.Samples * windows.Rows * windows.Columns;
        int terms = conv.Filters / conv.Groups * conv.Kernel * conv.Kernel;
        return OfLayer(conv, x, v, dy, dyVariance, Input, Weights, Bias, terms, outputs);
    }

    // Each gradient is a sum of products: V = Σ (first² V(second) + second² V(first)) + n (u S)².
    private NodeGradients OfLayer(
        Weighted layer,
        double[] x,
        double[] v,
        double[] dy,
        double[] dyVariance,
        Func<double[], double[], double[]> input,
        Func<double[], double[], double[]> weights,
        Func<double[], double[]> bias,
        int inputTerms,
        int weightTerms)
    {
        double[] w = graph.Weights(layer);
        double[] ofProducts = Map(
            weights(dyVariance, Square(x)), weights(Square(dy), v), (first, second) => first + second);
        List<KeyValuePair<string, double[]>> parameters =
        [
            new(ParameterNames.Weights(layer.Name), OfSums(ofProducts, weights(Abs(dy), Abs(x)), weightTerms)),
        ];
        if (layer.Bias)
        {
            parameters.Add(new(ParameterNames.Bias(layer.Name), OfSums(bias(dyVariance), bias(Abs(dy)), weightTerms)));
        }

        return new NodeGradients(
            [OfSums(input(dyVariance, Square(w)), input(Abs(dy), Abs(w)), inputTerms)], parameters);
    }

    private NodeGradients OfNormalization(BatchNorm norm, double[] x, double[] v, double[] dy, double[] dyVariance)
    {
        int pixels = graph.PixelsOf(norm.Name);
        double[] scale = graph.Scale(norm);
        NormGradientRounding rounding = new(
            new NormRounding(x, v, norm.Epsilon, scale.Length, pixels), scale, x, dy, dyVariance, pixels);
        return new NodeGradients(
            [rounding.Input],
            [
                new(ParameterNames.Scale(norm.Name), rounding.Scale),
                new(ParameterNames.Shift(norm.Name), rounding.Shift),
            ]);
    }

    // Products of two numbers, and a sum of them.
    private NodeGradients OfGate(
        Gate gate,
        IReadOnlyList<double[]> inputs,
        IReadOnlyList<double[]> variances,
        double[] dy,
        double[] dyVariance)
    {
        (double[] x, double[] s) = (inputs[0], inputs[1]);
        bool[] wins = graph.WinnersOf(gate, s);
        double[] dx = OfSums(
            Map(
                GateReference.InputGradient(dyVariance, Square(s), wins),
                GateReference.InputGradient(Square(dy), variances[1], wins),
                (first, second) => first + second),
            Abs(GateReference.InputGradient(dy, s, wins)),
            1);
        double[] Sums(double[] d, double[] values) => GateReference.SaliencyGradient(d, values, wins, 0, 1);
        double penalty = gate.Strength / graph.Samples;
        double[] absolute = Array.ConvertAll(Sums(Abs(dy), Abs(x)), sum => sum + penalty);
        double[] ofProducts = Map(
            Sums(dyVariance, Square(x)), Sums(Square(dy), variances[0]), (first, second) => first + second);
        return new NodeGradients([dx, OfSums(ofProducts, absolute, graph.PixelsOf(gate.Name) + 2)], []);
    }

    private NodeGradients OfMean(Node node, double[] dy, double[] dyVariance)
    {
        int pixels = graph.PixelsOf(node.Inputs[0]);
        double[] spread = GlobalAveragePoolReference.InputGradient(dyVariance, pixels);
        double[] dx = GlobalAveragePoolReference.InputGradient(dy, pixels);
        return new NodeGradients(OfSums(Array.ConvertAll(spread, variance => variance / pixels), Abs(dx), 2));
    }

    // V = slope² V(dy) + (bend dy)² v + (units u dx)².
    private static double[] OfActivation(
        double[] x, double[] v, double[] dy, double[] dyVariance, Func<double[], double[], double[]> gradient)
    {
        double[] ones = Array.ConvertAll(x, _ => 1.0);
        double[] slope = gradient(ones, x);
        double[] above = gradient(ones, Array.ConvertAll(x, value => value + Step));
        double[] below = gradient(ones, Array.ConvertAll(x, value => value - Step));
        double unit = RoundingModel.Function * RoundingModel.Unit;
        double[] result = new double[x.Length];
        for (int i = 0; i < result.Length; i++)
        {
            double bend = v[i] == 0 ? 0 : (above[i] - below[i]) / (2 * Step) * dy[i];
            double rounded = unit * dy[i];
            result[i] = (slope[i] * slope[i] * dyVariance[i]) + (bend * bend * v[i]) + (rounded * rounded);
        }

        return result;
    }

    // (p - onehot) / N: the difference is rounded as one, however small.
    private double[] OfCrossEntropy(Node loss, double[] x, double[] v)
    {
        int outputs = graph.SizeOf(loss.Inputs[0]);
        double samples = graph.Samples;
        double unit = RoundingModel.Unit;
        double[] ofProbabilities = RoundingModel.OfProbabilities(x, v, graph.Samples, outputs);
        return Array.ConvertAll(ofProbabilities, variance => (variance + (unit * unit)) / samples / samples);
    }

    private double[] OfSquaredError(Node loss, double[] x, double[] v)
    {
        double factor = 2.0 / x.Length;
        double unit = RoundingModel.Unit;
        return Map(x, v, graph.Targets(loss), (value, variance, target) =>
        {
            double rounded = 2 * unit * (Math.Abs(value) + Math.Abs(target));
            return factor * factor * (variance + (rounded * rounded));
        });
    }
}
