namespace Pruning.Generators.Lowering;

/// <summary>The activations that run as a pass of their own when they cannot be fused.</summary>
internal enum ActivationFunction
{
    Relu,
    LeakyRelu,
    Sigmoid,
    Tanh,
    Gelu,
}
