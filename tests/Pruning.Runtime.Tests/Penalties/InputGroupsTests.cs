using System;
using System.Linq;
using Pruning.Penalties;
using Pruning.Plans;
using Xunit;

namespace Pruning.Runtime.Tests.Penalties;

/// <summary>The weights that read an input, in dense layers and in convolutions with and without groups.</summary>
public sealed class InputGroupsTests
{
    [Theory]
    [InlineData(1, 4, 3)]
    [InlineData(1, 4, 3, 2, 2)]
    [InlineData(2, 4, 3, 2, 2)]
    [InlineData(4, 8, 1, 3, 3)]
    public void Gather_EveryInput_TakesEachWeightOnceAndScatterReturnsIt(int groups, params int[] shape)
    {
        LayerPlan layer = Layer(groups, shape);
        InputGroups inputs = InputGroups.Of(layer);
        float[] numbers = [.. Enumerable.Range(0, layer.Count).Select(i => (float)i)];
        float[] returned = new float[layer.Count];
        float[] together = new float[inputs.Size];
        var seen = new System.Collections.Generic.List<float>();
        int area = layer.Inputs / shape[1];
        for (int input = 0; input < inputs.Count; input++)
        {
            inputs.Gather(numbers, input, together);
            inputs.Scatter(together, input, returned);
            seen.AddRange(together);

            // Weight i of filter k reads channel i / area of those that its group reads.
            Assert.All(together, number =>
            {
                int filter = (int)number / layer.Inputs;
                int channel = (int)number % layer.Inputs / area;
                Assert.Equal(input, (filter / (shape[0] / groups) * shape[1]) + channel);
            });
        }

        Assert.Equal(shape[1] * groups, inputs.Count);
        Assert.Equal(numbers, seen.Order());
        Assert.Equal(numbers, returned);
    }

    private static LayerPlan Layer(int groups, int[] shape) => new()
    {
        Name = "Layer",
        Shape = shape,
        FanOut = 1,
        MultiplyAdds = 1,
        Weights = 0,
        Bias = -1,
        Mask = -1,
        Initializer = Initializer.Zeros,
        Convolution = shape.Length == 2 ? null : new() { Stride = 1, Padding = 0, Groups = groups },
    };
}
