using System;
using Pruning.Generators.Graph;

namespace Pruning.Generators.Lowering;

/// <summary>An elementwise function of the graph, as the kernels know it.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Slope">The slope of a leaky ReLU; 0 otherwise.</param>
/// <param name="Threshold">What the input of a ReLU has to exceed; 0 otherwise.</param>
internal sealed record Activation(ActivationFunction Function, double Slope = 0, double Threshold = 0)
{
    /// <summary>The function of an activation node.</summary>
    public static Activation Of(Node node) => node switch
    {
        Relu relu => new Activation(ActivationFunction.Relu, Threshold: relu.Threshold),
        LeakyRelu leaky => new Activation(ActivationFunction.LeakyRelu, leaky.Slope),
        Sigmoid => new Activation(ActivationFunction.Sigmoid),
        Tanh => new Activation(ActivationFunction.Tanh),
        Gelu => new Activation(ActivationFunction.Gelu),
        _ => throw new InvalidOperationException("Operator " + node.GetType().Name + " is not an activation."),
    };
}
