using Pruning.Generators.Graph;

namespace Pruning.Generators.Shapes;

/// <summary>How many parameters an operator has, in numbers that may be larger than any that are supported.</summary>
internal static class ParameterCount
{
    /// <summary>Weights, biases, scales, shifts and running statistics; beyond the limit a lower bound.</summary>
    public static long Of(Node node, TensorShape input)
    {
        return node switch
        {
            Dense dense => WithBias(dense, input.Size),
            Conv2D conv => WithBias(
                conv, Size.Product(input.Channels / conv.Groups, conv.Kernel, conv.Kernel)),
            BatchNorm => 4L * input.Channels,
            _ => 0,
        };
    }

    private static long WithBias(Weighted layer, long inputs)
    {
        return Size.Product(inputs + (layer.Bias ? 1 : 0), layer.Outputs);
    }
}
