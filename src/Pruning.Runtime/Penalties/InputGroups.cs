using System;
using Pruning.Plans;

namespace Pruning.Penalties;

/// <summary>
/// The weights that read one input: a column of a fully connected layer, or all kernels of a convolution that read a
/// channel. They stand apart, a part in each of some rows.
/// </summary>
/// <param name="Count">Inputs.</param>
/// <param name="Rows">Outputs that read one input.</param>
/// <param name="Length">Weights of an output that read one input.</param>
/// <param name="Stride">Weights of an output.</param>
internal readonly record struct InputGroups(int Count, int Rows, int Length, int Stride)
{
    /// <summary>Weights that read one input.</summary>
    public int Size => Rows * Length;

    /// <summary>Those of a layer.</summary>
    public static InputGroups Of(LayerPlan layer)
    {
        int groups = layer.Convolution?.Groups ?? 1;
        int length = layer.Inputs / layer.Shape[1];
        return new InputGroups(layer.Shape[1] * groups, layer.Outputs / groups, length, layer.Inputs);
    }

    /// <summary>Brings the numbers of one input together.</summary>
    /// <param name="numbers">Numbers of the layer, laid out as W.</param>
    /// <param name="input">The input.</param>
    /// <param name="together">Receives <see cref="Size"/> of them.</param>
    public void Gather(ReadOnlySpan<float> numbers, int input, Span<float> together)
    {
        int place = FirstOf(input);
        for (int row = 0; row < Rows; row++)
        {
            numbers.Slice(place, Length).CopyTo(together[(row * Length)..]);
            place += Stride;
        }
    }

    /// <summary>Returns the numbers of one input to their places.</summary>
    /// <param name="together">The numbers.</param>
    /// <param name="input">The input.</param>
    /// <param name="numbers">Numbers of the layer, laid out as W.</param>
    public void Scatter(ReadOnlySpan<float> together, int input, Span<float> numbers)
    {
        int place = FirstOf(input);
        for (int row = 0; row < Rows; row++)
        {
            together.Slice(row * Length, Length).CopyTo(numbers[place..]);
            place += Stride;
        }
    }

    // Outputs of a grouped convolution read the inputs of their group, which they count from 0.
    private int FirstOf(int input)
    {
        int own = Stride / Length;
        return (input / own * Rows * Stride) + (input % own * Length);
    }
}
