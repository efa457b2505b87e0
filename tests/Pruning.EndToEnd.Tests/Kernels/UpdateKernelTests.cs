using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Pruning.Execution;
using Pruning.Generators.Shapes;
using Pruning.Reference;
using Xunit;

namespace Pruning.EndToEnd.Tests.Kernels;

/// <summary>
/// The optimiser steps of the kernels against <see cref="OptimizerReference"/>, which gets the gradients of the
/// kernels, so that only the steps are compared.
/// </summary>
[Trait("Kernels", "true")]
public sealed class UpdateKernelTests
{
    private const int Steps = 6;

    // A step is a chain of at most ten roundings, each of at most u times the largest of its terms.
    private const double Tolerance = 10.0 / (1 << 24);

    public static TheoryData<string, double> Cases
    {
        get
        {
            TheoryData<string, double> cases = [];
            foreach (string name in OptimizerNetworks.Names)
            {
                cases.Add(name, 0);
                cases.Add(name, 0.6);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_OfEveryOptimizer_AgreesWithTheReference(string name, double rate)
    {
        using Network network = OptimizerNetworks.Generated.Create(name, seed: 21, threads: 2);
        ShapedGraph graph = OptimizerNetworks.Generated.Graph(name);
        Samples samples = Samples.Draw(network, graph, OptimizerNetworks.BatchSize, 7);
        network.Prune(rate);
        Dictionary<string, ParameterState> states = States(network, graph);
        for (int step = 0; step < Steps; step++)
        {
            // The learning rate is not part of the kernels, and no batch need be full.
            network.LearningRate = (float)(OptimizerNetworks.Settings(name, "L0").LearningRate / (1 + step));
            Batch batch = new(samples.Data, samples.Indices.AsSpan(step, OptimizerNetworks.BatchSize - (7 * step)));
            network.ComputeGradients(batch);
            foreach ((string tensor, double[] gradient) in NetworkNumbers.Gradients(network, graph))
            {
                string layer = tensor[..tensor.IndexOf('.', StringComparison.Ordinal)];
                OptimizerSettings settings = OptimizerNetworks.Settings(name, layer) with
                {
                    LearningRate = network.LearningRate,
                };
                OptimizerReference.Step(settings, states[tensor], gradient);
            }

            network.TrainStep(batch);
            RequireAgreement(network, states, step);
        }
    }

    // Weights are decayed and penalised; biases, scales and shifts are not.
    private static Dictionary<string, ParameterState> States(Network network, ShapedGraph graph)
    {
        Dictionary<string, double[]> values = NetworkNumbers.Parameters(network, graph);
        Dictionary<string, ParameterState> states = new(StringComparer.Ordinal);
        foreach (string tensor in NetworkNumbers.Gradients(network, graph).Keys)
        {
            Layer? layer = network.Layers.FirstOrDefault(layer => ParameterNames.Weights(layer.Name) == tensor);
            bool[]? kept = layer is null
                ? null
                : [.. Enumerable.Range(0, layer.Weights.Length).Select(i => layer.Mask[i])];
            states.Add(tensor, new ParameterState(values[tensor], isWeight: layer is not null, kept));
        }

        return states;
    }

    private static void RequireAgreement(Network network, Dictionary<string, ParameterState> states, int step)
    {
        SavedNetwork saved = SavedNetwork.Of(network);
        foreach ((string tensor, ParameterState state) in states)
        {
            Require(saved, tensor, state, step);
        }
    }

    private static void Require(SavedNetwork saved, string tensor, ParameterState state, int step)
    {
        Require(saved[tensor], state.Values, tensor, step);
        (string Suffix, double[] Values)[] moments =
            [(".Moment1", state.FirstMoment), (".Moment2", state.SecondMoment)];
        foreach ((string suffix, double[] values) in moments.Where(m => saved.Names.Contains(tensor + m.Suffix)))
        {
            Require(saved[tensor + suffix], values, tensor + suffix, step);
        }
    }

    private static void Require(float[] actual, double[] expected, string what, int step)
    {
        // Every step adds its own errors, relative to the largest value of the tensor: terms may cancel.
        double tolerance = Tolerance * (step + 1) * expected.Max(Math.Abs);
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.True(
                Math.Abs(actual[i] - expected[i]) <= tolerance,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"After step {step} {what}[{i}] is {actual[i]:G9}, the reference says {expected[i]:G9}, "
                    + $"more than {tolerance:G3} away."));
        }
    }
}
